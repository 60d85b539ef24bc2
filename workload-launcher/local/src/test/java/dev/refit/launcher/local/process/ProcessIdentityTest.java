package dev.refit.launcher.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.TestHome;
import dev.refit.launcher.local.execution.LauncherHome;
import dev.refit.launcher.local.execution.StoredSpec;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.supervision.StateProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pid alone says nothing: the kernel gives it out again. */
class ProcessIdentityTest {
    private static final Path PROC = Path.of("/proc");

    @TempDir
    Path folder;

    private TestHome home;
    private ProcessIdentity own;

    @BeforeEach
    void readOwnIdentity() throws IOException {
        assumeTrue(Files.exists(PROC.resolve("self/stat")), "needs /proc");
        home = new TestHome(folder);
        String stat = Files.readString(PROC.resolve("self/stat"));
        String start = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        String boot =
                Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        own = new ProcessIdentity(ProcessHandle.current().pid(), Long.parseLong(start), boot);
    }

    @AfterEach
    void leaveNothingRunning() {
        home.close();
    }

    @Test
    void aProcessIsItselfOnlyWithItsBootAndItsStart() {
        ProcFs processes = new ProcFs(PROC);

        assertThat(processes.isAlive(own)).isTrue();
        assertThat(processes.isAlive(new ProcessIdentity(own.pid(), own.start() + 1, own.boot())))
                .isFalse();
        assertThat(processes.isAlive(new ProcessIdentity(own.pid(), own.start(), "another-boot")))
                .isFalse();
    }

    @Test
    void aWorkloadWhoseSupervisorsPidBelongsToAnotherNowIsInterrupted() throws IOException {
        WorkloadExecution execution = claimed(own.boot() + " " + own.pid() + " " + (own.start() - 1));

        WorkloadState state = new StateProbe(new ProcFs(PROC)).state(execution);

        assertThat(state).isInstanceOf(WorkloadState.Interrupted.class);
    }

    @Test
    void aWorkloadWhoseSupervisorsIdentityIsTornIsInterrupted() throws IOException {
        WorkloadExecution execution = claimed("");

        WorkloadState state = new StateProbe(new ProcFs(PROC)).state(execution);

        assertThat(state).isInstanceOf(WorkloadState.Interrupted.class);
    }

    @Test
    void aWorkloadWhoseSupervisorLivesRuns() throws IOException {
        WorkloadExecution execution = claimed(own.boot() + " " + own.pid() + " " + own.start());

        WorkloadState state = new StateProbe(new ProcFs(PROC)).state(execution);

        assertThat(state).isInstanceOf(WorkloadState.Running.class);
    }

    @Test
    void withoutProcTheSecondOfTheStartCounts() {
        long second =
                ProcessHandle.current().info().startInstant().orElseThrow().getEpochSecond();
        PortableProcesses processes = new PortableProcesses();

        assertThat(processes.isAlive(new ProcessIdentity(own.pid(), second, "unknown")))
                .isTrue();
        assertThat(processes.isAlive(new ProcessIdentity(own.pid(), second - 60, "unknown")))
                .isFalse();
    }

    private WorkloadExecution claimed(String identity) throws IOException {
        new LauncherHome(folder).prepare();
        StoredSpec spec = StoredSpec.of(TestHome.spec("faked", "runs"), "token", List.of("true"));
        WorkloadExecution execution = new LauncherHome(folder).create(spec, 1);
        Files.writeString(execution.folder().resolve("supervisor"), identity);
        return execution;
    }
}
