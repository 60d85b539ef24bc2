package dev.refit.launcher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refit.launcher.WorkloadState;
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
        own = new ProcessIdentity(boot, ProcessHandle.current().pid(), Long.parseLong(start));
    }

    @AfterEach
    void leaveNothingRunning() {
        home.close();
    }

    @Test
    void aProcessIsItselfOnlyWithItsBootAndItsStart() {
        ProcFs processes = new ProcFs(PROC);

        assertThat(processes.isAlive(own)).isTrue();
        assertThat(processes.isAlive(new ProcessIdentity(own.boot(), own.pid(), own.start() + 1)))
                .isFalse();
        assertThat(processes.isAlive(new ProcessIdentity("another-boot", own.pid(), own.start())))
                .isFalse();
    }

    @Test
    void aWorkloadWhoseSupervisorsPidBelongsToAnotherNowIsInterrupted() throws IOException {
        Execution execution = claimed(own.boot() + " " + own.pid() + " " + (own.start() - 1));

        WorkloadState state = new Examination(new ProcFs(PROC)).state(execution);

        assertThat(state).isInstanceOf(WorkloadState.Interrupted.class);
    }

    @Test
    void aWorkloadWhoseSupervisorsIdentityIsTornIsInterrupted() throws IOException {
        Execution execution = claimed("");

        WorkloadState state = new Examination(new ProcFs(PROC)).state(execution);

        assertThat(state).isInstanceOf(WorkloadState.Interrupted.class);
    }

    @Test
    void aWorkloadWhoseSupervisorLivesRuns() throws IOException {
        Execution execution = claimed(own.boot() + " " + own.pid() + " " + own.start());

        WorkloadState state = new Examination(new ProcFs(PROC)).state(execution);

        assertThat(state).isInstanceOf(WorkloadState.Running.class);
    }

    @Test
    void withoutProcTheSecondOfTheStartCounts() {
        long second =
                ProcessHandle.current().info().startInstant().orElseThrow().getEpochSecond();
        PortableProcesses processes = new PortableProcesses();

        assertThat(processes.isAlive(new ProcessIdentity("unknown", own.pid(), second)))
                .isTrue();
        assertThat(processes.isAlive(new ProcessIdentity("unknown", own.pid(), second - 60)))
                .isFalse();
    }

    private Execution claimed(String identity) throws IOException {
        new Home(folder).prepare();
        StoredSpec spec = StoredSpec.of(TestHome.spec("faked", "runs"), "token", List.of("true"));
        Execution execution = new Home(folder).create(spec, 1);
        Files.writeString(execution.folder().resolve("supervisor"), identity);
        return execution;
    }
}
