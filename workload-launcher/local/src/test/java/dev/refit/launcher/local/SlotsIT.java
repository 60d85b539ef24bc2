package dev.refit.launcher.local;

import static dev.refit.launcher.local.TestHome.awaitState;
import static dev.refit.launcher.local.TestHome.spec;
import static dev.refit.launcher.local.TestHome.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs at once, and what waits, over all launchers of a machine. */
class SlotsIT {
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
    void whatWaitsRunsInTheOrderOfItsLaunchWhicheverLauncherItWas() {
        LocalWorkloadLauncher one = home.open(1);
        LocalWorkloadLauncher two = home.open(1);
        one.launch(spec("first", "runs"));
        two.launch(spec("second", "runs"));
        one.launch(spec("third", "runs"));
        two.launch(spec("fourth", "runs"));
        awaitState(one, "first", WorkloadState.Running.class);
        assertThat(running(one)).containsExactly("first");

        two.cancel("first");
        awaitState(one, "second", WorkloadState.Running.class);
        assertThat(running(two)).containsExactly("second");

        one.cancel("second");
        awaitState(one, "third", WorkloadState.Running.class);
        assertThat(running(two)).containsExactly("third");
    }

    @Test
    void whatIsCancelledWhileItWaitsNeverStarts() {
        LocalWorkloadLauncher launcher = home.open(1);
        launcher.launch(spec("first", "runs"));
        launcher.launch(spec("second", "runs"));
        launcher.launch(spec("third", "runs"));

        launcher.cancel("second");
        launcher.cancel("first");

        awaitState(launcher, "third", WorkloadState.Running.class);
        assertThat(state(launcher, "second")).isInstanceOf(WorkloadState.Cancelled.class);
        assertThat(home.execution("second").claim()).isEmpty();
    }

    @Test
    void theSlotOfASupervisorThatWasKilledIsFree() {
        LocalWorkloadLauncher launcher = home.open(1);
        launcher.launch(spec("killed", "runs"));
        launcher.launch(spec("next", "runs"));
        home.awaitFile("killed", "started");
        List<Long> orphans = home.members("killed");

        TestHome.kill(home.supervisor("killed"));

        awaitState(launcher, "next", WorkloadState.Running.class);
        assertThat(orphans).isNotEmpty().noneMatch(TestHome::isAlive);
    }

    @Test
    void interruptingAllLeavesNothingRunningAndEverythingStartable() {
        LocalWorkloadLauncher before = home.open(2);
        before.launch(spec("one", "runs"));
        before.launch(spec("two", "runs"));
        before.launch(spec("waiting", "runs"));
        home.awaitFile("one", "started");
        home.awaitFile("two", "started");
        List<Long> pids = List.of(
                home.supervisor("one"),
                home.supervisor("two"),
                home.members("one").get(0),
                home.members("two").get(0));
        before.close();

        int interrupted = LocalWorkloads.interruptAll(folder);

        assertThat(interrupted).isEqualTo(2);
        assertThat(pids).noneMatch(TestHome::isAlive);
        assertThat(LocalWorkloads.interruptAll(folder)).isZero();
        LocalWorkloadLauncher after = home.open(3);
        assertThat(state(after, "one")).isInstanceOf(WorkloadState.Interrupted.class);
        awaitState(after, "waiting", WorkloadState.Running.class);
        after.launch(spec("one", "runs"));
        awaitState(after, "one", WorkloadState.Running.class);
        await().untilAsserted(() -> assertThat(home.members("one")).hasSize(1));
    }

    @Test
    void whatHasOnlyJustBeenStartedIsInterruptedAsWell() {
        LocalWorkloadLauncher before = home.open(2);
        before.launch(spec("one", "runs"));
        before.close();

        assertThat(LocalWorkloads.interruptAll(folder)).isEqualTo(1);

        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(home.members("one")).isEmpty());
        assertThat(state(home.open(2), "one")).isInstanceOf(WorkloadState.Interrupted.class);
    }

    @Test
    void aHomeThatWasNeverUsedHasNothingToInterrupt() {
        assertThat(LocalWorkloads.interruptAll(folder.resolve("absent"))).isZero();
    }

    private static List<String> running(LocalWorkloadLauncher launcher) {
        return launcher.list(List.of("first", "second", "third", "fourth")).stream()
                .filter(workload -> workload.state() instanceof WorkloadState.Running)
                .map(workload -> workload.name())
                .toList();
    }
}
