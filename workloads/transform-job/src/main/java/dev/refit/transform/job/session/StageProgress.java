package dev.refit.transform.job.session;

import dev.refit.job.JobFolder;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Says how many of the tasks known so far are done. */
public final class StageProgress extends SparkListener {
    /** The share of the work that is over once Spark has started. */
    public static final double STARTED = 0.3;

    private static final double STEP = 0.02;

    private final JobFolder folder;
    private long known;
    private long done;
    private double said = STARTED;

    StageProgress(JobFolder folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted stage) {
        known += stage.stageInfo().numTasks();
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        done++;
        // One more than is known: until the table is written, another stage may follow.
        double fraction = STARTED + (1 - STARTED) * done / (Math.max(done, known) + 1);
        if (fraction - said >= STEP) {
            said = fraction;
            folder.progress(fraction, done + " of " + known + " tasks");
        }
    }
}
