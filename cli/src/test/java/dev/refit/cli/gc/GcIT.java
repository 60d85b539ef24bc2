package dev.refit.cli.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.Call;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.kafka.TestPlatform;
import dev.refit.cli.platform.Home;
import dev.refit.events.run.Stage;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.LocalLauncherConfig;
import dev.refit.launcher.local.LocalWorkloadLauncher;
import dev.refit.launcher.local.LocalWorkloads;
import dev.refit.launcher.local.StoredWorkload;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.run.fold.TimedEvent;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on real topics, and what they have left in a home. */
class GcIT {
    @TempDir
    Path folder;

    private Home home;
    private ArtifactStore store;
    private TestPlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform = TestPlatform.start(folder);
        home = new Home(folder);
        store = FileArtifactStore.at(home.artifacts());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void oldRunsGoAndTheNewestAndThoseUnderWayStay() throws Exception {
        String old = tell("delay", new RunStory(SampleDefinition.named("delay"), "2013-01").whole());
        String failed = tell(
                "delay",
                new RunStory(SampleDefinition.named("delay"), "2013-02")
                        .requested()
                        .failed(Stage.INGEST));
        String running = tell(
                "delay",
                new RunStory(SampleDefinition.named("delay"), "2013-03")
                        .requested()
                        .dataReady());
        String newest = tell("delay", new RunStory(SampleDefinition.named("delay"), "2013-04").whole());
        List<String> before = store.list("");

        Call dry = platform.call("gc", "--keep", "1", "--dry-run");
        Call unasked = platform.call("gc", "--keep", "1");
        Call recent = platform.call("gc", "--keep", "1", "--older-than", "1h", "--yes");

        assertThat(dry.out()).containsPattern("delay +2 +10 +20 B");
        assertThat(unasked.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(unasked.err()).contains("Nothing was removed", "--yes");
        assertThat(recent.out()).contains("There is nothing to remove");
        assertThat(store.list("")).isEqualTo(before);

        JsonNode answer = platform.json("gc", "--keep", "1", "--yes", "--json");
        Call again = platform.call("gc", "--keep", "1", "--yes");

        assertThat(answer.at("/refits/delay/runs").asInt()).isEqualTo(2);
        assertThat(answer.at("/runs/0/files").asInt()).isEqualTo(5);
        assertThat(again.out()).contains("There is nothing to remove");
        assertThat(store.list(old)).contains(old + "promotion/outcome.json").noneMatch(GcIT::isOfAnExecution);
        assertThat(store.list(failed)).contains(failed + "ingest/outcome.json").noneMatch(GcIT::isOfAnExecution);
        for (String kept : List.of(running, newest)) {
            assertThat(store.list(kept)).filteredOn(GcIT::isOfAnExecution).hasSize(5);
        }
        assertThat(platform.json("runs", "list", "--json")).hasSize(4);
    }

    @Test
    void foldersOfWorkloadsGoWithTheirRunOnly() throws Exception {
        RunStory old = new RunStory(SampleDefinition.named("delay"), "2013-01").whole();
        RunStory newest = new RunStory(SampleDefinition.named("delay"), "2013-02").whole();
        tell("delay", old);
        tell("delay", newest);
        run(old.run() + "-ingest-a1", old.run() + "-training-t2-a1", newest.run() + "-ingest-a1", "somebody-s");

        Call call = platform.call("gc", "--keep", "0", "--yes");

        assertThat(call.exitCode()).isZero();
        assertThat(LocalWorkloads.stored(home.launcher()))
                .extracting(StoredWorkload::name)
                .containsExactlyInAnyOrder(newest.run() + "-ingest-a1", "somebody-s");
    }

    @Test
    void aRefitWithoutRunsIsCode2() throws Exception {
        tell("delay", new RunStory(SampleDefinition.named("delay")).whole());

        Call call = platform.call("gc", "--keep", "1", "--refit", "dealy");

        assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(call.err()).contains("there is no run of dealy", "delay");
    }

    private static boolean isOfAnExecution(String path) {
        return path.matches(".*/\\d+-[0-9a-f]{8}/.*");
    }

    private String tell(String refit, RunStory story) throws Exception {
        for (TimedEvent said : story.told()) {
            platform.send(said.event());
        }
        return new LeftBehind(store).of(refit, story);
    }

    /** Runs workloads of these names to their end. */
    private void run(String... names) {
        LocalLauncherConfig config = new LocalLauncherConfig(
                home.launcher(), Map.of("ends", List.of("/bin/sh", "-c", "echo done")), 2, Duration.ofMillis(200));
        try (LocalWorkloadLauncher launcher = new LocalWorkloadLauncher(config)) {
            for (String name : names) {
                launcher.launch(new WorkloadSpec(
                        name,
                        "ends",
                        "digest",
                        URI.create("file:///request.json"),
                        new WorkloadSpec.Resources(64, 1, 1),
                        Duration.ofMinutes(1),
                        Map.of()));
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(launcher.list(List.of(names))).hasSize(names.length).allSatisfy(workload -> assertThat(
                                workload.state())
                        .isInstanceOf(WorkloadState.Succeeded.class));
                assertThat(LocalWorkloads.stored(home.launcher())).allMatch(StoredWorkload::over);
            });
        }
    }
}
