package dev.refit.packaging.repository;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Locks between the threads of this process, by name. A thread that waits for one can be interrupted. */
final class ArtifactLocks {
    private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private ArtifactLocks() {}

    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work while no other thread does any under this name. */
    static <T> T holding(String name, Work<T> work) throws IOException {
        ReentrantLock lock = LOCKS.computeIfAbsent(name, any -> new ReentrantLock());
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(name, e);
        }
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private static IOException interrupted(String name, InterruptedException e) {
        IOException interrupted = new InterruptedIOException("interrupted while another release goes to " + name);
        interrupted.initCause(e);
        return interrupted;
    }
}
