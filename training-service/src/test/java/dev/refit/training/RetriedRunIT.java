package dev.refit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run whose training has failed for good, and then is said to be trained in a second generation. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class RetriedRunIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;
    private RunContext run;

    @BeforeEach
    void theSecondTrialFailsForGood() {
        wire = new Wire(bootstrapServers, store);
        run = Samples.run(Samples.definition(new TrainingSpec(Samples.training(), 1, null, null)));
        wire.say(new FeaturesBuilt(run, Samples.features()));
        leave("-training-t1-a1", Samples.trained(run, 1, 0.9));
        launched("-training-t3-a1");
        launcher.fail(launched("-training-t2-a1").name(), new WorkloadFailure.Killed(9));
        said(EventType.STAGE_FAILED, 1);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void onlyWhatDidNotSucceedIsTrainedAgainAndTheModelIsOfTheSecondGeneration() {
        wire.say(retried());
        leave("-training-t2-a2", Samples.trained(run, 2, 0.3));
        leave("-training-t3-a2", Samples.trained(run, 3, 0.4));
        leave("-training-a1", Samples.evaluated(run));

        ModelTrained trained = (ModelTrained) said(EventType.MODEL_TRAINED, 1).get(0);
        assertThat(trained.run()).isEqualTo(run.inGeneration(2));
        assertThat(trained.model().trials()).hasSize(3);
        assertThat(launches())
                .containsExactlyInAnyOrderElementsOf(names("-t1-a1", "-t2-a1", "-t3-a1", "-t2-a2", "-t3-a2", "-a1"));
        assertThat(store.exists("runs/wine/" + run.run() + "/training/outcome-g2.json"))
                .isTrue();
        assertThat(store.exists("runs/wine/" + run.run() + "/training/t2/attempt-1-failed.json"))
                .isTrue();
    }

    @Test
    void aRetrySaidTwiceHasOneEffect() {
        wire.say(retried());
        wire.say(retried());
        leave("-training-t2-a2", Samples.trained(run, 2, 0.3));
        leave("-training-t3-a2", Samples.trained(run, 3, 0.4));
        leave("-training-a1", Samples.evaluated(run));

        said(EventType.MODEL_TRAINED, 1);
        allHeard();
        assertThat(said(EventType.MODEL_TRAINED, 1).stream().distinct()).hasSize(1);
        assertThat(launches()).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void allThatWasEverSaidReplayedAfterTheRetryChangesNothing() {
        wire.say(retried());
        leave("-training-t2-a2", Samples.trained(run, 2, 0.3));
        leave("-training-t3-a2", Samples.trained(run, 3, 0.4));
        leave("-training-a1", Samples.evaluated(run));
        said(EventType.MODEL_TRAINED, 1);
        List<String> launches = launches();

        wire.say(new FeaturesBuilt(run, Samples.features()));
        wire.say(retried());

        said(EventType.STAGE_FAILED, 2);
        said(EventType.MODEL_TRAINED, 2);
        allHeard();
        assertThat(records(EventType.STAGE_FAILED)).hasSize(1);
        assertThat(records(EventType.MODEL_TRAINED)).hasSize(1);
        assertThat(launches()).isEqualTo(launches);
        assertThat(((StageFailed) said(EventType.STAGE_FAILED, 2).get(1)).at().generation())
                .isEqualTo(1);
    }

    private FeaturesBuilt retried() {
        return new FeaturesBuilt(run, Samples.features()).inGeneration(2);
    }

    private WorkloadSpec launched(String suffix) {
        return await().atMost(LONG)
                .until(
                        () -> launcher.launches().stream()
                                .filter(spec -> spec.name().equals(run.run() + suffix))
                                .toList(),
                        specs -> !specs.isEmpty())
                .get(0);
    }

    private void leave(String suffix, WorkloadResult result) {
        WorkloadSpec spec = launched(suffix);
        store.put(store.path(spec.requestUri().resolve("result.json")), RefitJson.bytes(result));
        launcher.succeed(spec.name());
    }

    private List<RefitEvent> said(EventType type, int atLeast) {
        return await().atMost(LONG).until(() -> wire.heard(type, run.run()), heard -> heard.size() >= atLeast);
    }

    /** The distinct records of a type, to the last byte and header. */
    private List<String> records(EventType type) {
        return wire.records(type.topic()).stream()
                .filter(record -> run.run().equals(record.key()))
                .map(RetriedRunIT::text)
                .distinct()
                .toList();
    }

    private void allHeard() {
        await().atMost(LONG).untilAsserted(() -> assertThat(wire.lag("training", EventType.FEATURES_BUILT.topic()))
                .isZero());
    }

    private List<String> launches() {
        return launcher.launches().stream()
                .map(WorkloadSpec::name)
                .filter(name -> name.startsWith(run.run()))
                .toList();
    }

    private List<String> names(String... suffixes) {
        return Arrays.stream(suffixes)
                .map(suffix -> run.run() + "-training" + suffix)
                .toList();
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return record.headers() + Arrays.toString(record.value());
    }
}
