package dev.refit.packaging.job.model;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what a model makes endless. A damaged or hostile model may keep h2o-genmodel busy for ever, and nothing in a JVM ends a
 * thread that does not listen. So the thread is left alone, and ends with the process of the workload.
 */
public final class TimeLimit {
    private TimeLimit() {}

    /**
     * Does something with a model.
     *
     * @param what tells what is done, such as {@code Reading the model}
     * @throws JobFailedException if it takes longer, or what it throws itself
     */
    public static <T> T within(Duration limit, String what, Callable<T> work)
            throws IOException, InterruptedException, JobFailedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, what);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new JobFailedException(
                    Fault.DATA,
                    "model-too-slow",
                    what + " took longer than the " + limit.toSeconds() + " seconds allowed.",
                    "Give fewer examples or a smaller model. A model that H2O itself scores quickly may be damaged: export it"
                            + " again.",
                    e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static IOException rethrown(Throwable cause) throws JobFailedException, InterruptedException {
        if (cause instanceof JobFailedException failed) {
            throw failed;
        }
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
