package dev.refit.launcher.local;

import static dev.refit.launcher.local.TestHome.awaitState;
import static dev.refit.launcher.local.TestHome.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes and their ends, in all the ways they come. */
class SupervisorIT {
    /** Prints its pid, and goes on in spite of TERM. */
    private static final String STUBBORN = "trap '' TERM; echo $$ >> pids; while :; do sleep 0.1; done";

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
    void aCancellationEndsGrandchildrenThatDetachedAndThoseThatWillNotHear() {
        home.template(
                "family",
                "echo $$ >> pids; sh -c \"" + STUBBORN.replace("$", "\\$") + "\" & "
                        + "setsid sh -c 'echo $$ >> pids; exec sleep 600' & exec sleep 600");
        LocalWorkloadLauncher launcher = home.open(4);
        launcher.launch(spec("family", "family"));
        await().untilAsserted(() -> assertThat(home.awaitFile("family", "pids")).hasSize(3));
        List<Long> pids =
                home.awaitFile("family", "pids").stream().map(Long::valueOf).toList();

        launcher.cancel("family");

        awaitState(launcher, "family", WorkloadState.Cancelled.class);
        await().untilAsserted(() -> assertThat(pids).noneMatch(TestHome::isAlive));
        await().untilAsserted(() -> assertThat(home.members("family")).isEmpty());
    }

    @Test
    void closingTheLauncherKillsWhatItWasAskingToEnd() {
        home.template("stubborn", STUBBORN);
        LocalWorkloadLauncher launcher = home.open(4);
        launcher.launch(spec("stubborn", "stubborn"));
        home.awaitFile("stubborn", "pids");
        launcher.cancel("stubborn");

        launcher.close();

        await().untilAsserted(() -> assertThat(home.members("stubborn")).isEmpty());
    }

    @Test
    void whatACommandLeavesBehindEndsWithIt() {
        home.template(
                "leaves", "setsid sh -c 'echo $$ >> pids; exec sleep 600' & until [ -s pids ]; do :; done; exit 0");
        LocalWorkloadLauncher launcher = home.open(4);

        launcher.launch(spec("leaves", "leaves"));

        awaitState(launcher, "leaves", WorkloadState.Succeeded.class);
        long left = Long.parseLong(home.awaitFile("leaves", "pids").get(0));
        await().untilAsserted(() -> assertThat(TestHome.isAlive(left)).isFalse());
    }

    @Test
    void aKilledSupervisorsWorkloadIsInterruptedAndRunsAgainAlone() {
        LocalWorkloadLauncher launcher = home.open(4);
        launcher.launch(spec("again", "runs"));
        home.awaitFile("again", "started");
        long orphan = home.members("again").get(0);

        TestHome.kill(home.supervisor("again"));
        awaitState(launcher, "again", WorkloadState.Interrupted.class);
        launcher.launch(spec("again", "runs"));

        home.awaitFile("again", "started");
        assertThat(TestHome.isAlive(orphan)).isFalse();
        assertThat(home.execution("again").number()).isEqualTo(2);
        assertThat(home.members("again")).hasSize(1);
    }

    @Test
    void aSupervisorThatIsToldToEndInterruptsItsWorkload() {
        LocalWorkloadLauncher launcher = home.open(4);
        launcher.launch(spec("shutdown", "runs"));
        home.awaitFile("shutdown", "started");

        ProcessHandle.of(home.supervisor("shutdown")).orElseThrow().destroy();

        awaitState(launcher, "shutdown", WorkloadState.Interrupted.class);
        await().untilAsserted(() -> assertThat(home.members("shutdown")).isEmpty());
    }

    @Test
    void aSignalFromOutsideIsSaid() {
        LocalWorkloadLauncher launcher = home.open(4);
        launcher.launch(spec("shot", "runs"));
        home.awaitFile("shot", "started");

        TestHome.kill(home.members("shot").get(0));

        assertThat(failure(launcher, "shot")).isEqualTo(new WorkloadFailure.Killed(9));
    }

    @Test
    void aTemplateThatNobodyDefinedIsNamedWithThoseThatAre() {
        LocalWorkloadLauncher launcher = home.open(4);

        launcher.launch(spec("unknown", "misspelt"));

        assertThat(failure(launcher, "unknown"))
                .isEqualTo(
                        new WorkloadFailure.NotStarted("template: got misspelt, expected one with a command: [runs]"));
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        home.template("absent", List.of("/no/such/program", "{request}"));
        LocalWorkloadLauncher launcher = home.open(4);

        launcher.launch(spec("absent", "absent"));

        assertThat(failure(launcher, "absent"))
                .isInstanceOfSatisfying(WorkloadFailure.NotStarted.class, failure -> assertThat(failure.reason())
                        .contains("/no/such/program"));
    }

    private static WorkloadFailure failure(LocalWorkloadLauncher launcher, String name) {
        return awaitState(launcher, name, WorkloadState.Failed.class).failure();
    }
}
