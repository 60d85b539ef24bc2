package dev.refit.system.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs of a cluster that may be killed: REFIT_CLUSTER_PIDS names a folder that has {@code <program>.pid} of each, which begins with its pid, and
 * REFIT_CLUSTER_RESTORE the command, words with blanks between, that starts again what is missing.
 */
public record ClusterProcesses(Path pids, List<String> restoring) {

    /** Without the variables the test that asks is left out, and says why. */
    public static ClusterProcesses orLeaveOut() {
        Optional<String> pids = Optional.ofNullable(System.getenv("REFIT_CLUSTER_PIDS"));
        Assumptions.assumeTrue(
                pids.isPresent(), "left out: REFIT_CLUSTER_PIDS does not say that programs may be killed");
        return new ClusterProcesses(
                Path.of(pids.get()),
                List.of(System.getenv("REFIT_CLUSTER_RESTORE").split(" ")));
    }

    /** SIGKILL, and its end. */
    public void kill(String program) {
        try {
            String[] words = Files.readString(pids.resolve(program + ".pid")).split("\\s");
            ProcessHandle process = ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void restore() {
        try {
            assertThat(new ProcessBuilder(restoring)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor())
                    .as(restoring.toString())
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
