package dev.refit.launcher.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningProcessTest {
    @Test
    void aProcessIsRecognisedAsLongAsItRuns() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

        boolean alive = identity.isAlive();
        process.destroyForcibly().waitFor();

        assertThat(alive).isTrue();
        assertThat(identity.isAlive()).isFalse();
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotIt() {
        ProcessIdentity own = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(new ProcessIdentity(own.pid(), own.start() + 1, own.boot()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(own.pid(), own.start(), "another boot").isAlive())
                .isFalse();
    }
}
