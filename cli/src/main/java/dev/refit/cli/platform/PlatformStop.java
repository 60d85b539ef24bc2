package dev.refit.cli.platform;

import dev.refit.launcher.local.LocalWorkloads;
import dev.refit.launcher.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the processes of a platform: services first, as they start workloads, then the workloads, and the broker last, so
 * that whoever has something to say can still say it. Idempotent.
 */
final class PlatformStop {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PATIENCE_FOR_ARCHIVES = Duration.ofSeconds(120);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Home home;
    private final Duration patience;

    PlatformStop(Home home, ClassArchives archives) {
        this.home = home;
        this.patience = archives.isRecording() ? PATIENCE_FOR_ARCHIVES : PATIENCE;
    }

    /** Whether somebody ends this platform now, or has just done so. */
    static boolean isUnderWay(Home home) {
        return Files.exists(marker(home)) || !Files.exists(home.platformFile());
    }

    /** Answers whether there was anything to end. */
    boolean run() {
        Map<Part, ProcessIdentity> alive = alive();
        try {
            home.create();
            Files.writeString(marker(home), "");
            ProcessIdentity broker = alive.remove(Part.BROKER);
            boolean any = broker != null || !alive.isEmpty();
            end(alive.values());
            any |= LocalWorkloads.interruptAll(home.launcher()) > 0;
            end(broker == null ? List.of() : List.of(broker));
            Files.deleteIfExists(home.platformFile());
            Files.deleteIfExists(marker(home));
            return any;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the platform in " + home.folder(), e);
        }
    }

    private Map<Part, ProcessIdentity> alive() {
        Map<Part, ProcessIdentity> alive = new EnumMap<>(Part.class);
        PlatformRecord.read(home).ifPresent(record -> alive.putAll(record.processes()));
        alive.values().removeIf(identity -> !identity.isAlive());
        return alive;
    }

    private void end(Collection<ProcessIdentity> processes) {
        processes.forEach(identity -> identity.process().ifPresent(ProcessHandle::destroy));
        if (!ended(processes, patience)) {
            processes.forEach(identity -> identity.process().ifPresent(ProcessHandle::destroyForcibly));
            ended(processes, PATIENCE);
        }
    }

    /** Not by {@link ProcessHandle#onExit}, which waits until somebody has buried a process that is not our child. */
    private static boolean ended(Collection<ProcessIdentity> processes, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(ProcessIdentity::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    private static Path marker(Home home) {
        return home.platformFile().resolveSibling("stopping");
    }
}
