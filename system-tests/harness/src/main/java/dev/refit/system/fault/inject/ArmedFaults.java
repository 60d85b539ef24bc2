package dev.refit.system.fault.inject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The faults that are due, as empty files named {@code <point>--<subject>}. Who meets one takes its file away, so that each
 * happens once, in whichever process comes first.
 */
final class ArmedFaults {
    /** As a SIGKILL would leave it. */
    private static final int KILLED = 137;

    private static final int STANDSTILL_SECONDS = 5;

    private final Path folder;

    ArmedFaults(Path folder) {
        this.folder = folder;
    }

    /** Ends this process on the spot, without any of its last words, when that is due here. */
    void dieIfDue(String point, String subject) {
        if (take(point, subject)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Stops this process on the spot for longer than its session, when that is due here, and goes on as if nothing were. */
    void standStillIfDue(String point, String subject) {
        if (!take(point, subject)) {
            return;
        }
        long pid = ProcessHandle.current().pid();
        String words = "kill -STOP " + pid + "; sleep " + STANDSTILL_SECONDS + "; kill -CONT " + pid;
        try {
            new ProcessBuilder("sh", "-c", words).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean take(String point, String subject) {
        try {
            return Files.deleteIfExists(folder.resolve(point + "--" + subject));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a fault lasts: its file stays until the harness takes it away. */
    boolean lasts(String point) {
        return Files.exists(folder.resolve(point));
    }
}
