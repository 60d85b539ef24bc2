package dev.refit.launcher.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One at a time over all threads and processes that share a home. The kernel lets go of it when its holder dies. Held
 * only for a look at the queue and for starting supervisors, never while a workload runs.
 */
final class HomeLock {
    /** File locks belong to the whole process, so its threads first queue among themselves. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    HomeLock(Path file) {
        this.file = file;
        this.threads = THREADS.computeIfAbsent(file, any -> new ReentrantLock(true));
    }

    <T> T with(Supplier<T> section) {
        threads.lock();
        try {
            if (threads.getHoldCount() > 1) {
                throw new IllegalStateException("the lock of " + file + " was asked for by its holder");
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("the lock was lost");
                }
                return section.get();
            } catch (IOException e) {
                throw Trouble.with("lock " + file, e);
            }
        } finally {
            threads.unlock();
        }
    }
}
