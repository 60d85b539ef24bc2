package dev.refit.ingest.job;

import dev.refit.job.JobMain;
import dev.refit.store.root.DataRoots;

/** The ingest workload: {@code --request URI}, with the data roots in the environment. */
public final class IngestMain {
    private IngestMain() {}

    public static void main(String[] args) {
        JobMain.run(args, (request, folder) -> new IngestJob(DataRoots.parse(System.getenv(DataRoots.VARIABLE)))
                .run(request, folder));
    }
}
