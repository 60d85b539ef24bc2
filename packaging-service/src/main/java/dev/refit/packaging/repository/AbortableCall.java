package dev.refit.packaging.repository;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that waits on a connection, which an interrupt alone does not end. It runs on a thread of its own; when the caller
 * is interrupted, the connection is closed under it.
 */
final class AbortableCall {
    private static final int SECONDS_TO_NOTICE = 5;

    private AbortableCall() {}

    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does the work and waits for it.
     *
     * @param close ends the work, from another thread
     * @throws InterruptedIOException when the caller is interrupted
     */
    static <T> T run(Work<T> work, Runnable close) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread thread = new Thread(task, Thread.currentThread().getName() + "-connection");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            close.run();
            awaitEnd(task);
            Thread.currentThread().interrupt();
            IOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** What the work uses is removed after it, so it should have ended by then. */
    private static void awaitEnd(FutureTask<?> task) {
        try {
            task.get(SECONDS_TO_NOTICE, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            // It has ended, or goes on without its connection.
        }
    }

    private static IOException rethrown(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof IOException io ? io : new IOException(thrown);
    }
}
