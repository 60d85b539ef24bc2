package dev.refit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service against a real broker; its workloads are played. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class TrainingServiceIT {
    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;
    private RunContext run;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers, store);
        run = Samples.run();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void theBestTrialIsEvaluatedAndBecomesTheModel() {
        wire.say(new FeaturesBuilt(run, Samples.features()));

        leave("-training-t1-a1", Samples.trained(run, 1, 0.9));
        leave("-training-t2-a1", Samples.trained(run, 2, 0.3));
        leave("-training-t3-a1", Samples.trained(run, 3, 0.3));
        leave("-training-a1", Samples.evaluated(run));

        ModelTrained trained = (ModelTrained) only(EventType.MODEL_TRAINED);
        assertThat(trained.model().trial()).as("of equals the lower number").isEqualTo(2);
        assertThat(trained.model().trials()).hasSize(3);
        assertThat(trained.model().holdoutValue()).isEqualTo(0.5);
        assertThat(wire.heard(EventType.STAGE_STARTED, run.run())).hasSize(4);
    }

    @Test
    void aHoldoutThatHasNoneOfTheMetricFailsTheStageAndNamesWhatItHas() {
        wire.say(new FeaturesBuilt(run, Samples.features()));
        for (int trial = 1; trial <= 3; trial++) {
            leave("-training-t" + trial + "-a1", Samples.trained(run, trial, 0.5));
        }

        leave(
                "-training-a1",
                new WorkloadResult.Evaluated(
                        run.run(), Map.of("mae", 0.5), 1, Samples.file("examples.tsv"), null, null));

        StageFailed failed = (StageFailed) only(EventType.STAGE_FAILED);
        assertThat(failed.failure().code()).isEqualTo("no-metric");
        assertThat(failed.failure().message()).contains("rmse", "holdout", "mae");
    }

    @Test
    void anOutcomeThatNoEventCanSayFailsTheStageInsteadOfLeavingTheRunSilent() {
        wire.say(new FeaturesBuilt(run, Samples.features()));
        WorkloadResult.Trained small = Samples.trained(run, 1, 0.1);
        Map<String, Object> parameters = IntStream.range(0, 12_000)
                .boxed()
                .collect(Collectors.toMap(i -> "a-parameter-with-a-long-name-" + i, i -> 1.0 / (i + 1)));
        leave(
                "-training-t1-a1",
                new WorkloadResult.Trained(
                        run.run(), small.summary(), small.model(), small.mojo(), parameters, Map.of(), 3, Map.of()));
        leave("-training-t2-a1", Samples.trained(run, 2, 0.9));
        leave("-training-t3-a1", Samples.trained(run, 3, 0.9));

        leave("-training-a1", Samples.evaluated(run));

        StageFailed failed = (StageFailed) only(EventType.STAGE_FAILED);
        assertThat(failed.failure().code()).isEqualTo("event-too-large");
    }

    @Test
    void noMoreTrialsRunSideBySideThanTheDefinitionSays() {
        wire.say(new FeaturesBuilt(run, Samples.features()));
        launched("-training-t1-a1");
        launched("-training-t2-a1");

        assertThat(names()).doesNotContain(run.run() + "-training-t3-a1");

        leave("-training-t1-a1", Samples.trained(run, 1, 0.9));
        launched("-training-t3-a1");
    }

    @Test
    void aRecordIsAcknowledgedOnlyWhenItsStageIsOverAndOneDeliveredTwiceHasOneEffect() {
        wire.say(new FeaturesBuilt(run, Samples.features()));
        wire.say(new FeaturesBuilt(run, Samples.features()));
        launched("-training-t1-a1");
        assertThat(wire.lag("training", EventType.FEATURES_BUILT.topic())).isPositive();

        leave("-training-t1-a1", Samples.trained(run, 1, 0.9));
        leave("-training-t2-a1", Samples.trained(run, 2, 0.3));
        leave("-training-t3-a1", Samples.trained(run, 3, 0.4));
        leave("-training-a1", Samples.evaluated(run));

        only(EventType.MODEL_TRAINED);
        assertThat(launcher.launches().stream().map(WorkloadSpec::name).filter(name -> name.startsWith(run.run())))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatThePlatformFailsIsTriedAgainAndWhatUserCodeFailsIsNot() {
        wire.say(new FeaturesBuilt(run, Samples.features()));
        String first = launched("-training-t1-a1").name();

        launcher.fail(first, new WorkloadFailure.Killed(9));
        launched("-training-t1-a2");
        launcher.fail(run.run() + "-training-t2-a1", new WorkloadFailure.OutOfMemory(512));

        StageFailed failed = (StageFailed) only(EventType.STAGE_FAILED);
        assertThat(failed.failure().code()).isEqualTo("out-of-memory");
        assertThat(wire.heard(EventType.STAGE_ATTEMPT_FAILED, run.run())).hasSize(2);
        assertThat(launcher.cancellations()).contains(run.run() + "-training-t1-a2");
    }

    @Test
    void theDefinitionSaysHowManyAttemptsThereAreAndHowLongEachMayTake() {
        run = Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 2, "1ms", "90m")));
        wire.say(new FeaturesBuilt(run, Samples.features()));

        WorkloadSpec first = launched("-training-t1-a1");
        launcher.fail(first.name(), new WorkloadFailure.Killed(9));
        WorkloadSpec second = launched("-training-t1-a2");
        launcher.fail(second.name(), new WorkloadFailure.Killed(9));

        StageFailed failed = (StageFailed) only(EventType.STAGE_FAILED);
        assertThat(failed.attempts()).extracting(Attempt::workload).containsExactly(first.name(), second.name());
        assertThat(first.timeout()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aCancelledRunEndsItsWorkloadsAndSaysSo() {
        wire.say(new FeaturesBuilt(run, Samples.features()));
        launched("-training-t1-a1");

        wire.say(new RunCancelRequested(run.run(), "not wanted"));

        only(EventType.STAGE_CANCELLED);
        assertThat(launcher.cancellations()).contains(run.run() + "-training-t1-a1");
        await().untilAsserted(() -> assertThat(store.exists("runs/wine/" + run.run() + "/training/outcome.json"))
                .isTrue());
    }

    @Test
    void whatCannotBeReadIsBuriedAndItsNeighboursGoOn() {
        String topic = EventType.FEATURES_BUILT.topic();
        List<byte[]> unreadable = new ArrayList<>();
        unreadable.add("no event".getBytes());
        unreadable.add(null);
        unreadable.add(new byte[1024 * 1024 - 200]);
        unreadable.forEach(bytes -> wire.send(new ProducerRecord<>(topic, run.run(), bytes)));
        ProducerRecord<String, byte[]> headless = new ProducerRecord<>(topic, run.run(), "headless".getBytes());
        headless.headers().add("ce_specversion", "1.0".getBytes()).add("ce_type", null);
        wire.send(headless);
        unreadable.add(headless.value());
        wire.send(new ProducerRecord<>(EventType.RUN_CANCEL_REQUESTED.topic(), run.run(), "no wish".getBytes()));
        unreadable.add("no wish".getBytes());
        wire.say(new FeaturesBuilt(run, Samples.features()));

        launched("-training-t1-a1");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(wire.records("refit.dead-letters"))
                .filteredOn(record -> run.run().equals(record.key()))
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrderElementsOf(unreadable));
    }

    private WorkloadSpec launched(String suffix) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> launcher.launches().stream()
                                .filter(spec -> spec.name().equals(run.run() + suffix))
                                .toList(),
                        specs -> !specs.isEmpty())
                .get(0);
    }

    private Set<String> names() {
        return launcher.launches().stream().map(WorkloadSpec::name).collect(Collectors.toSet());
    }

    private void leave(String suffix, WorkloadResult result) {
        URI request = launched(suffix).requestUri();
        store.put(store.path(request.resolve("result.json")), RefitJson.bytes(result));
        launcher.succeed(run.run() + suffix);
    }

    private Object only(EventType type) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !wire.heard(type, run.run()).isEmpty());
        List<?> heard = wire.heard(type, run.run()).stream().distinct().toList();
        assertThat(heard).hasSize(1);
        return heard.get(0);
    }
}
