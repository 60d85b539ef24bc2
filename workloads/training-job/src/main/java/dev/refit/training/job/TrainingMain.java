package dev.refit.training.job;

import dev.refit.job.JobMain;
import dev.refit.training.job.node.Cloud;
import dev.refit.training.job.node.CloudMember;

/**
 * Does one {@code trial} or {@code evaluate} request: {@code --request URI}, see {@link JobMain}. In a cloud of several
 * pods the first one does, and the others are there for it.
 */
public final class TrainingMain {
    private TrainingMain() {}

    public static void main(String[] args) throws Exception {
        Cloud cloud = Cloud.of(System.getenv(), "");
        if (cloud.isFirst()) {
            JobMain.run(args, new TrainingJob());
        } else {
            CloudMember.serve(cloud);
        }
    }
}
