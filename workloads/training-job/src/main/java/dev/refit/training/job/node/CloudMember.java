package dev.refit.training.job.node;

import dev.refit.job.JobFolder;
import java.io.IOException;
import java.nio.file.Files;

/** A node of a cloud that is not its first: it holds its share of the data and computes on it, until it is ended. */
public final class CloudMember {
    private CloudMember() {}

    /** Returns only when the cloud cannot be formed; the first node's end is everybody's. */
    public static void serve(Cloud cloud) throws IOException, InterruptedException {
        JobFolder folder = new JobFolder(Files.createTempDirectory("refit-node-"));
        try (H2oNode node = H2oNode.start(folder, cloud)) {
            folder.progress(0, "node " + cloud.index() + " of a cloud of " + cloud.size());
            Thread.currentThread().join();
        }
    }
}
