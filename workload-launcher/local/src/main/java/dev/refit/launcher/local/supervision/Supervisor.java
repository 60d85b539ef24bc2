package dev.refit.launcher.local.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.checks.Digests;
import dev.refit.launcher.local.environment.WorkloadEnvironment;
import dev.refit.launcher.local.execution.ExecutionEnd;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.execution.WorkloadLog;
import dev.refit.launcher.local.file.Drafts;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the script that supervises one execution. */
public final class Supervisor {
    private final Path home;
    private final WorkloadEnvironment environment;
    private final String content = content();
    private final String name = "supervisor-" + Digests.sha256(content).substring(0, 10) + ".sh";

    public Supervisor(Path home, WorkloadEnvironment environment) {
        this.environment = environment;
        this.home = home;
    }

    /**
     * Starts a supervisor and returns at once: soon the execution has a supervisor, or an outcome that tells why it has
     * none. Until then it {@link WorkloadExecution#isStarting}.
     */
    public void start(WorkloadExecution execution, List<String> command) {
        try {
            spawn(execution, command).onExit().thenAccept(ended -> {
                if (execution.claim().isEmpty()) {
                    execution.settle(ExecutionEnd.Kind.NOT_STARTED, "its supervisor ended: " + said(execution));
                }
            });
        } catch (IOException e) {
            execution.settle(ExecutionEnd.Kind.NOT_STARTED, "its supervisor could not be started: " + e.getMessage());
        }
    }

    private Process spawn(WorkloadExecution execution, List<String> command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "/bin/sh",
                script().toString(),
                execution.folder().toString(),
                execution.spec().token()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(execution
                        .folder()
                        .resolve(WorkloadExecution.SUPERVISOR_LOG)
                        .toFile());
        Map<String, String> kept = environment.of(
                builder.environment(), execution.spec().requestUri().toString());
        builder.environment().clear();
        builder.environment().putAll(kept);
        builder.environment().put("REFIT_LOG_BLOCKS", Integer.toString(WorkloadLog.BLOCKS));
        return builder.start();
    }

    /** Named by its content: a shell reads its script while it runs, so the one of another version must stay. */
    private Path script() throws IOException {
        Path script = home.resolve(name);
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

    private static String said(WorkloadExecution execution) {
        try {
            return Files.readString(execution.folder().resolve(WorkloadExecution.SUPERVISOR_LOG))
                    .strip()
                    .replace('\n', ' ');
        } catch (IOException e) {
            return "and its word is lost: " + e.getMessage();
        }
    }
}
