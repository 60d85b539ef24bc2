package dev.refit.transform.job;

import dev.refit.job.JobMain;

/**
 * The transform workload: {@code --request URI}. The master is the system property {@code spark.master}, which
 * spark-submit sets as well; without it the driver does the work.
 */
public final class TransformMain {
    private TransformMain() {}

    public static void main(String[] args) {
        JobMain.run(args, new TransformJob());
    }
}
