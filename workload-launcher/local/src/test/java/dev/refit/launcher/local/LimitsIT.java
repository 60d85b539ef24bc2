package dev.refit.launcher.local;

import static dev.refit.launcher.local.TestHome.awaitState;
import static dev.refit.launcher.local.TestHome.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.execution.ExecutionEnd;
import dev.refit.launcher.local.execution.WorkloadLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workload may take of memory, time and disk. */
class LimitsIT {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    @AfterEach
    void leaveNothingRunning() {
        home.close();
    }

    @Test
    void whatTakesMoreMemoryThanItsLimitIsEnded() {
        home.template("hog", memoryHog("-Xmx1g"));
        LocalWorkloadLauncher launcher = home.open(4);

        launcher.launch(spec("hog", "hog", 128, LONG));

        assertThat(failure(launcher, "hog")).isEqualTo(new WorkloadFailure.OutOfMemory(128));
        await().untilAsserted(() -> assertThat(home.members("hog")).isEmpty());
    }

    @Test
    void aJvmThatExitsBecauseItsHeapIsFullWasOutOfMemory() {
        home.template("full", memoryHog("-Xmx{heap}m"));
        LocalWorkloadLauncher launcher = home.open(4);

        launcher.launch(spec("full", "full", 256, LONG));

        assertThat(failure(launcher, "full")).isEqualTo(new WorkloadFailure.OutOfMemory(256));
        assertThat(home.execution("full").outcome().orElseThrow().kind()).isEqualTo(ExecutionEnd.Kind.EXITED);
    }

    @Test
    void theDeadlineHoldsWhenItsLauncherIsGone() {
        Duration timeout = Duration.ofMillis(1500);
        LocalWorkloadLauncher first = home.open(4);
        first.launch(spec("slow", "runs", 256, timeout));
        home.awaitFile("slow", "started");
        first.close();

        LocalWorkloadLauncher second = home.open(4);

        assertThat(failure(second, "slow")).isEqualTo(new WorkloadFailure.TimedOut(timeout));
        await().untilAsserted(() -> assertThat(home.members("slow")).isEmpty());
    }

    @Test
    void ofALongLogTheStartAndTheEndAreKept() throws IOException {
        int printed = 6 * WorkloadLog.SEGMENT_BYTES;
        home.template("talks", "echo the start; yes blah | head -c " + printed + "; echo the end");
        LocalWorkloadLauncher launcher = home.open(4);

        launcher.launch(spec("talks", "talks"));

        awaitState(launcher, "talks", WorkloadState.Succeeded.class);
        List<String> all = launcher.tail("talks", Integer.MAX_VALUE);
        assertThat(all).startsWith("the start", "blah").contains(WorkloadLog.CUT);
        assertThat(all.get(all.size() - 1)).endsWith("the end");
        assertThat(launcher.tail("talks", 1)).isEqualTo(all.subList(all.size() - 1, all.size()));
        try (Stream<Path> files = Files.list(home.execution("talks").folder())) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum())
                    .isLessThan(3L * WorkloadLog.SEGMENT_BYTES + 64 * 1024);
        }
    }

    private static List<String> memoryHog(String heap) {
        List<String> line = new ArrayList<>();
        line.add(ProcessHandle.current().info().command().orElseThrow());
        line.addAll(List.of(heap, "-XX:+ExitOnOutOfMemoryError", "-XX:ActiveProcessorCount={cpus}"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), MemoryHog.class.getName()));
        return line;
    }

    private static WorkloadFailure failure(LocalWorkloadLauncher launcher, String name) {
        return awaitState(launcher, name, WorkloadState.Failed.class).failure();
    }
}
