package dev.refit.launcher.local.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionEndTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant ENDED = STARTED.plusSeconds(60);
    private static final StoredSpec SPEC =
            StoredSpec.of(TestHome.spec("some", "any", 256, Duration.ofMinutes(5)), "token", List.of("true"));

    @TempDir
    Path folder;

    @Test
    void anExitStatusSaysHowItEnded() throws Exception {
        Files.writeString(folder.resolve("log.0"), "before\nnot found\n");

        assertThat(state("exited 0")).isEqualTo(new WorkloadState.Succeeded(STARTED, ENDED));
        assertThat(state("exited 1")).isEqualTo(failed(new WorkloadFailure.Exited(1)));
        assertThat(state("exited 3")).isEqualTo(failed(new WorkloadFailure.OutOfMemory(256)));
        assertThat(state("exited 127")).isEqualTo(failed(new WorkloadFailure.NotStarted("not found")));
        assertThat(state("exited 143")).isEqualTo(failed(new WorkloadFailure.Killed(15)));
        assertThat(state("exited 255")).isEqualTo(failed(new WorkloadFailure.Exited(255)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ExecutionEnd.Kind.class,
            names = {"EXITED"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyOtherKindIsReadAsItIsWritten(ExecutionEnd.Kind kind) {
        ExecutionEnd outcome = ExecutionEnd.parse(ExecutionEnd.line(kind, "some reason"), ENDED);

        assertThat(outcome).isEqualTo(new ExecutionEnd(kind, "some reason", ENDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exi", "exited", "exited x"})
    void aTornLineIsAnInterruption(String line) {
        assertThat(state(line)).isInstanceOf(WorkloadState.Interrupted.class);
    }

    private WorkloadState state(String line) {
        return ExecutionEnd.parse(line, ENDED).state(STARTED, SPEC, new WorkloadLog(folder));
    }

    private static WorkloadState failed(WorkloadFailure failure) {
        return new WorkloadState.Failed(ENDED, failure);
    }
}
