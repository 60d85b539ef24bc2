package dev.refit.ingest.job;

import dev.refit.job.JobMain;

/** The ingest workload: {@code --request URI}. */
public final class IngestMain {
    private IngestMain() {}

    public static void main(String[] args) {
        JobMain.run(args, new IngestJob());
    }
}
