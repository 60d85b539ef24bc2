package dev.refit.launcher.local.execution;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import java.time.Instant;
import java.util.Locale;

/**
 * How an execution ended, as the one line of its outcome file.
 *
 * @param detail the exit status as the shell says it, or the reason; empty when there is none
 * @param at when it was written
 */
public record ExecutionEnd(Kind kind, String detail, Instant at) {
    /** From here on a shell's exit status means a signal. */
    private static final int SIGNALLED = 128;

    private static final int LAST_SIGNAL = 64;

    /** The JVM's exit code under {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int JVM_OUT_OF_MEMORY = 3;

    public enum Kind {
        EXITED,
        CANCELLED,
        TIMED_OUT,
        OUT_OF_MEMORY,
        NOT_STARTED,
        INTERRUPTED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static String line(Kind kind, String detail) {
        return (kind.word() + " " + detail).strip() + "\n";
    }

    /** A line that a power cut tore says no more than that the execution was interrupted. */
    public static ExecutionEnd parse(String line, Instant at) {
        String text = line.strip();
        for (Kind kind : Kind.values()) {
            if (text.equals(kind.word()) || text.startsWith(kind.word() + " ")) {
                String detail = text.substring(kind.word().length()).strip();
                if (kind != Kind.EXITED || detail.matches("\\d{1,3}")) {
                    return new ExecutionEnd(kind, detail, at);
                }
            }
        }
        return new ExecutionEnd(Kind.INTERRUPTED, "its outcome file is torn: '" + text + "'", at);
    }

    public WorkloadState state(Instant started, StoredSpec spec, WorkloadLog log) {
        return switch (kind) {
            case CANCELLED -> new WorkloadState.Cancelled(at);
            case INTERRUPTED -> new WorkloadState.Interrupted(detail);
            case TIMED_OUT -> failed(new WorkloadFailure.TimedOut(spec.timeout()));
            case OUT_OF_MEMORY -> failed(new WorkloadFailure.OutOfMemory(spec.memoryMiB()));
            case NOT_STARTED -> failed(new WorkloadFailure.NotStarted(detail));
            case EXITED -> exited(Integer.parseInt(detail), started, spec, log);
        };
    }

    private WorkloadState exited(int status, Instant started, StoredSpec spec, WorkloadLog log) {
        if (status == 0) {
            return new WorkloadState.Succeeded(started, at);
        }
        if (status == 126 || status == 127) {
            return failed(new WorkloadFailure.NotStarted(String.join(" ", log.tail(1))));
        }
        if (status == JVM_OUT_OF_MEMORY) {
            return failed(new WorkloadFailure.OutOfMemory(spec.memoryMiB()));
        }
        int signal = status - SIGNALLED;
        return failed(
                signal > 0 && signal <= LAST_SIGNAL
                        ? new WorkloadFailure.Killed(signal)
                        : new WorkloadFailure.Exited(status));
    }

    private WorkloadState failed(WorkloadFailure failure) {
        return new WorkloadState.Failed(at, failure);
    }
}
