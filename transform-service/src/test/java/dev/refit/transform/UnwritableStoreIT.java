package dev.refit.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Recorded;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that can be read and not written, as on a full disk, whoever one is. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class UnwritableStoreIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void itLosesNoRunAndTheStageGoesOnOnceThereIsRoom() throws Exception {
        RunContext run = Samples.run();
        DataReady ready = Recorded.in(store, new DataReady(run, Samples.snapshots()));
        Path drafts = Path.of(store.root()).resolve(".drafts");
        Path aside = drafts.resolveSibling(".drafts-aside");
        try (Wire wire = new Wire(bootstrapServers, store)) {
            try {
                Files.move(drafts, aside);
                Files.writeString(drafts, "no folder");
                wire.forge(ready);

                await().atMost(LONG).during(Duration.ofSeconds(2)).untilAsserted(() -> {
                    assertThat(wire.lag("transform", EventType.DATA_READY.topic()))
                            .isPositive();
                    assertThat(launches(run)).isEmpty();
                    assertThat(wire.heard(EventType.STAGE_FAILED, run.run())).isEmpty();
                });
            } finally {
                Files.delete(drafts);
                Files.move(aside, drafts);
            }
            WorkloadSpec launched = await().atMost(LONG)
                    .until(() -> launches(run), specs -> !specs.isEmpty())
                    .get(0);
            store.put(
                    store.path(launched.requestUri().resolve("result.json")),
                    RefitJson.bytes(new WorkloadResult.Transformed(run.run(), Samples.features())));
            launcher.succeed(launched.name());

            assertThat(wire.only(FeaturesBuilt.class, run.run())).isEqualTo(new FeaturesBuilt(run, Samples.features()));
        }
    }

    private List<WorkloadSpec> launches(RunContext run) {
        return launcher.launches().stream()
                .filter(spec -> spec.name().equals(run.run() + "-transform-a1"))
                .toList();
    }
}
