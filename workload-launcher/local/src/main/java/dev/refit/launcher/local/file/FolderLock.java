package dev.refit.launcher.local.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A lock that one thread of all processes of this machine holds, by way of a file. The kernel releases it when its holder
 * dies.
 */
public final class FolderLock {
    /** File locks belong to the whole process, so its threads first queue among themselves. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    /** @param file made when it is not there; its folder must exist */
    public FolderLock(Path file) {
        this.file = file;
        this.threads = THREADS.computeIfAbsent(file, any -> new ReentrantLock(true));
    }

    /**
     * Waits for the lock and runs a short section under it.
     *
     * @throws dev.refit.launcher.LauncherException when the file cannot be opened or locked
     * @throws IllegalStateException when this thread holds the lock already
     */
    public <T> T with(Supplier<T> section) {
        threads.lock();
        try {
            if (threads.getHoldCount() > 1) {
                throw new IllegalStateException("the lock of " + file + " was asked for by its holder");
            }
            try (FileChannel channel = open();
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("the lock was lost");
                }
                return section.get();
            } catch (IOException e) {
                throw IoFailures.with("lock " + file, e);
            }
        } finally {
            threads.unlock();
        }
    }

    /**
     * Takes the lock if nobody holds it; empty when another thread or process does. Closing the channel releases it.
     *
     * @throws IOException when the file cannot be opened or locked
     */
    public Optional<FileChannel> tryTake() throws IOException {
        FileChannel channel = open();
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it.
        }
        channel.close();
        return Optional.empty();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
