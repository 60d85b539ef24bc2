package dev.refit.launcher.local.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.RefitJson;
import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.file.Drafts;
import dev.refit.launcher.local.file.IoFailures;
import dev.refit.launcher.local.process.ProcessIdentity;
import dev.refit.launcher.local.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One running of a workload, as its folder tells it. An interrupted workload is run again as its next execution, in a
 * folder of its own, so that nothing which the last one left can be taken for the new one's.
 *
 * @param number from 1
 */
public record WorkloadExecution(Path folder, int number, StoredSpec spec) {
    static final String SPEC = "spec.json";
    public static final String SUPERVISOR_LOG = "supervisor.log";

    /** After which a supervisor that was started and did not say so counts as lost. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    public static WorkloadExecution read(Path folder, int number) {
        try {
            byte[] json = Files.readAllBytes(folder.resolve(SPEC));
            return new WorkloadExecution(folder, number, RefitJson.read(json, StoredSpec.class));
        } catch (IOException e) {
            throw IoFailures.with("read " + folder.resolve(SPEC), e);
        } catch (RefitJson.UnreadableException e) {
            throw new LauncherException(folder.resolve(SPEC) + " is " + e.getMessage() + ": delete its folder", e);
        }
    }

    public String name() {
        return spec.name();
    }

    /** The supervisor that runs it, once there is one. */
    public Optional<Claim> claim() {
        return text("supervisor").map(file -> new Claim(ProcessIdentity.parse(file.content()), file.written()));
    }

    /** Whether its supervisor is on its way. */
    public boolean isStarting() {
        return isStarting(folder);
    }

    public static boolean isStarting(Path folder) {
        try {
            Instant begun =
                    Files.getLastModifiedTime(folder.resolve(SUPERVISOR_LOG)).toInstant();
            return !Files.exists(folder.resolve("supervisor"))
                    && begun.isAfter(Instant.now().minus(CLAIM));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the command itself is over, though perhaps not all that it started. */
    public boolean commandEnded() {
        return Files.exists(folder.resolve("ended"));
    }

    public Optional<ExecutionEnd> outcome() {
        return text("outcome").map(file -> ExecutionEnd.parse(file.content(), file.written()));
    }

    /** Records how it ended, unless that was recorded before. */
    public void settle(ExecutionEnd.Kind kind, String detail) {
        try {
            if (Drafts.linkIfAbsent(folder.resolve("outcome"), ExecutionEnd.line(kind, detail))) {
                touch();
            }
        } catch (IOException e) {
            throw IoFailures.with("write the outcome of " + name(), e);
        }
    }

    /** Tells all launchers that something has changed. */
    public void touch() {
        try {
            Files.setLastModifiedTime(folder.getParent(), FileTime.from(Instant.now()));
        } catch (NoSuchFileException e) {
            return; // the home was deleted, and nobody watches it
        } catch (IOException e) {
            throw IoFailures.with("touch " + folder.getParent(), e);
        }
    }

    public WorkloadLog log() {
        return new WorkloadLog(folder);
    }

    public Workload as(WorkloadState state) {
        return new Workload(name(), spec.requestDigest(), spec.requestUri(), state);
    }

    public ProcessTable.Wanted wanted() {
        return new ProcessTable.Wanted(spec.token(), claim().flatMap(Claim::supervisor));
    }

    private Optional<Text> text(String name) {
        Path file = folder.resolve(name);
        try {
            return Optional.of(new Text(
                    Files.readString(file, UTF_8),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw IoFailures.with("read " + file, e);
        }
    }

    /** @param supervisor empty when a power cut tore the file */
    public record Claim(Optional<ProcessIdentity> supervisor, Instant started) {}

    private record Text(String content, Instant written) {}
}
