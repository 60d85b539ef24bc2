package dev.refit.cli.platform;

import dev.refit.launcher.local.LocalWorkloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the processes of a platform: services first, as they start workloads, then the workloads, and the broker last, so
 * that whoever has something to say can still say it. Idempotent.
 */
final class PlatformStop {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PATIENCE_FOR_ARCHIVES = Duration.ofSeconds(120);

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
        Map<Part, ProcessHandle> alive = alive();
        try {
            home.create();
            Files.writeString(marker(home), "");
            ProcessHandle broker = alive.remove(Part.BROKER);
            boolean any = broker != null || !alive.isEmpty();
            end(alive.values());
            any |= LocalWorkloads.interruptAll(home.launcher()) > 0;
            end(broker == null ? java.util.List.of() : java.util.List.of(broker));
            Files.deleteIfExists(home.platformFile());
            Files.deleteIfExists(marker(home));
            return any;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the platform in " + home.folder(), e);
        }
    }

    private Map<Part, ProcessHandle> alive() {
        Map<Part, ProcessHandle> alive = new EnumMap<>(Part.class);
        Optional<PlatformRecord> record = PlatformRecord.read(home);
        record.ifPresent(r -> r.processes()
                .forEach((part, identity) -> identity.process().ifPresent(process -> alive.put(part, process))));
        return alive;
    }

    private void end(Collection<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return;
        } catch (TimeoutException e) {
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("cannot wait for a process to end", e);
        }
        CompletableFuture.allOf(ends).join();
    }

    private static Path marker(Home home) {
        return home.platformFile().resolveSibling("stopping");
    }
}
