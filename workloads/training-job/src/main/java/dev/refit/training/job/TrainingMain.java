package dev.refit.training.job;

import dev.refit.job.JobMain;

/** Does one {@code trial} or {@code evaluate} request: {@code --request URI}, see {@link JobMain}. */
public final class TrainingMain {
    private TrainingMain() {}

    public static void main(String[] args) {
        JobMain.run(args, new TrainingJob());
    }
}
