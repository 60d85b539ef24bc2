package dev.refit.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadResult;
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
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service against a real broker; its workloads are played. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class TransformServiceIT {
    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers, store);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void dataThatIsReadyBecomesFeatures() {
        RunContext run = Samples.run(Samples.definitionWithTimeouts());
        wire.say(new DataReady(run, Samples.snapshots()));

        WorkloadSpec launched = launched(run);
        leaveFeatures(run, launched);

        assertThat(launched.template()).isEqualTo("transform");
        assertThat(launched.timeout()).isEqualTo(Duration.ofMinutes(12));
        assertThat(launched.resources().memoryMiB()).as("executor and overhead").isEqualTo(1024);
        assertThat(heard(run)).containsExactly(new FeaturesBuilt(run, Samples.features()));
    }

    @Test
    void aTriggerReplayedAfterTheEndSaysTheSameAgainAndLaunchesNothing() {
        RunContext run = Samples.run();
        wire.say(new DataReady(run, Samples.snapshots()));
        leaveFeatures(run, launched(run));
        heard(run);

        wire.say(new DataReady(run, Samples.snapshots()));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> wire.heard(EventType.FEATURES_BUILT, run.run()).size() == 2);
        assertThat(heard(run).stream().distinct()).hasSize(1);
        assertThat(launcher.launches().stream().filter(spec -> spec.name().startsWith(run.run())))
                .hasSize(1);
    }

    private WorkloadSpec launched(RunContext run) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> launcher.launches().stream()
                                .filter(spec -> spec.name().equals(run.run() + "-transform-a1"))
                                .toList(),
                        specs -> !specs.isEmpty())
                .get(0);
    }

    private void leaveFeatures(RunContext run, WorkloadSpec launched) {
        store.put(
                store.path(launched.requestUri().resolve("result.json")),
                RefitJson.bytes(new WorkloadResult.Transformed(run.run(), Samples.features())));
        launcher.succeed(launched.name());
    }

    private List<RefitEvent> heard(RunContext run) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> wire.heard(EventType.FEATURES_BUILT, run.run()), events -> !events.isEmpty());
    }
}
