package dev.refit.launcher.local;

import static dev.refit.launcher.local.TestHome.awaitState;
import static dev.refit.launcher.local.TestHome.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking away what workloads have left. */
class RemovalIT {
    @TempDir
    Path folder;

    private TestHome home;
    private LocalWorkloadLauncher launcher;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder).template("ends", "echo done > file");
        launcher = home.open(1);
    }

    @AfterEach
    void leaveNothingRunning() {
        home.close();
    }

    @Test
    void whatIsOverIsRemovedAndMayBeLaunchedAgain() {
        launcher.launch(spec("over", "ends"));
        awaitState(launcher, "over", WorkloadState.Succeeded.class);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(LocalWorkloads.remove(folder, "over"))
                .isTrue());

        assertThat(launcher.find("over")).isEmpty();
        assertThat(LocalWorkloads.remove(folder, "over")).isFalse();
        assertThat(folder.resolve("removed")).isEmptyDirectory();
        launcher.launch(spec("over", "ends"));
        awaitState(launcher, "over", WorkloadState.Succeeded.class);
    }

    @Test
    void whatRunsOrWaitsStays() {
        launcher.launch(spec("running", "runs"));
        launcher.launch(spec("waiting", "runs"));
        awaitState(launcher, "running", WorkloadState.Running.class);

        assertThat(LocalWorkloads.remove(folder, "running")).isFalse();
        assertThat(LocalWorkloads.remove(folder, "waiting")).isFalse();

        assertThat(LocalWorkloads.stored(folder))
                .extracting(StoredWorkload::name, StoredWorkload::over)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("running", false),
                        org.assertj.core.groups.Tuple.tuple("waiting", false));
        assertThat(LocalWorkloads.stored(folder))
                .allSatisfy(workload -> assertThat(workload.bytes()).isPositive());
        TestHome.awaitState(launcher, "running", WorkloadState.Running.class);
    }

    @Test
    void whatAKilledRemovalLeftIsDeletedByTheNext() throws Exception {
        Path left = Files.createDirectories(folder.resolve("removed/earlier-0123/1/work"));
        Files.writeString(left.resolve("file"), "left");

        assertThat(LocalWorkloads.remove(folder, "nobody")).isFalse();

        assertThat(folder.resolve("removed")).isEmptyDirectory();
    }

    @Test
    void aHomeThatIsNotThereHoldsNothing() {
        assertThat(LocalWorkloads.stored(folder.resolve("nowhere"))).isEmpty();
        assertThat(LocalWorkloads.remove(folder.resolve("nowhere"), "any")).isFalse();
    }
}
