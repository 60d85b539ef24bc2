package dev.refit.training.job;

import dev.refit.job.JobFolder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import water.Job;

/** Says how far a job of H2O is, whenever it got a tenth further, at most twice a second. */
final class TrainingProgress implements AutoCloseable {
    /** Where training starts and ends within the whole of a trial. */
    private static final double BEGIN = 0.2;

    private static final double END = 0.9;

    private final Job<?> job;
    private final JobFolder folder;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "training-progress");
        thread.setDaemon(true);
        return thread;
    });
    private int said;

    TrainingProgress(Job<?> job, JobFolder folder) {
        this.job = job;
        this.folder = folder;
        var unused = clock.scheduleAtFixedRate(this::say, 500, 500, TimeUnit.MILLISECONDS);
    }

    private void say() {
        int tenths = (int) (job.progress() * 10);
        if (tenths > said && tenths < 10) {
            said = tenths;
            folder.progress(
                    Math.rint((BEGIN + (END - BEGIN) * tenths / 10) * 100) / 100, "training, " + tenths * 10 + "%");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
