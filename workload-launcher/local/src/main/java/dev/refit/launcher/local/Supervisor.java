package dev.refit.launcher.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.Digests;
import dev.refit.launcher.LauncherException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the script that looks after one execution. */
final class Supervisor {
    private static final long CLAIM_SECONDS = 10;
    private final Path home;

    Supervisor(Path home) {
        this.home = home;
    }

    /** Returns once the execution has a supervisor, or an outcome that says why it has none. */
    void start(Execution execution, List<String> command) {
        try {
            Process process = spawn(execution, command);
            for (long waited = 0; waited < TimeUnit.SECONDS.toMillis(CLAIM_SECONDS); waited += 2) {
                if (execution.claim().isPresent()) {
                    return;
                }
                if (process.waitFor(2, TimeUnit.MILLISECONDS)
                        && execution.claim().isEmpty()) {
                    execution.settle(Outcome.Kind.NOT_STARTED, "its supervisor ended: " + said(execution));
                    return;
                }
            }
            // Still queued then, unless it was just on its way: then it is lost, and launched again.
            process.destroyForcibly();
        } catch (IOException e) {
            execution.settle(Outcome.Kind.NOT_STARTED, "its supervisor could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while " + execution.name() + " was started", e);
        }
    }

    private Process spawn(Execution execution, List<String> command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "/bin/sh",
                script().toString(),
                execution.folder().toString(),
                execution.spec().token()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(execution.folder().resolve("supervisor.log").toFile());
        builder.environment().remove("REFIT_SUPERVISOR");
        builder.environment().put("REFIT_LOG_BLOCKS", Integer.toString(WorkloadLog.BLOCKS));
        return builder.start();
    }

    /** Named by its content: a shell reads its script while it runs, so the one of another version must stay. */
    private Path script() throws IOException {
        String content = content();
        Path script = home.resolve("supervisor-" + Digests.sha256(content).substring(0, 10) + ".sh");
        if (!Files.exists(script)) {
            Drafts.linkIfAbsent(script, content);
        }
        return script;
    }

    private static String content() {
        try (InputStream resource = Supervisor.class.getResourceAsStream("supervisor.sh")) {
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(Execution execution) throws IOException {
        return Files.readString(execution.folder().resolve("supervisor.log"))
                .strip()
                .replace('\n', ' ');
    }
}
