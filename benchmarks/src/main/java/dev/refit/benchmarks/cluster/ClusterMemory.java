package dev.refit.benchmarks.cluster;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.ServiceLoad;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Resident memory of a service that watches many Jobs. */
public final class ClusterMemory implements Benchmark {
    private static final int IN_FLIGHT = 2000;

    @Override
    public String name() {
        return "cluster-memory";
    }

    @Override
    public String question() {
        return "How much memory does the ingest-service hold (resident, in MiB), when nothing happens, and while "
                + IN_FLIGHT
                + " Jobs of its own are in flight on the API server that KUBECONFIG names, whose controllers "
                + "should leave Jobs alone?";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        try (ClusterNamespace namespace = new ClusterNamespace()) {
            NoopWorkloads.install(lab.home(), lab.folder(), 1);
            namespace.useIn(lab.home(), "refit.stage.max-in-flight=" + IN_FLIGHT);
            PlatformRecord platform = lab.up();
            ServiceLoad ingest = new ServiceLoad(platform, Part.INGEST);
            long idle = ingest.residentMiB();
            try (Rehearsal runs = new Rehearsal(platform, lab.home(), lab.folder())) {
                runs.publish(IN_FLIGHT);
                while (namespace.jobs() < IN_FLIGHT) {
                    // Each is made by itself: nobody tells when the last one is there.
                    TimeUnit.SECONDS.sleep(1);
                }
                ingest.awaitInFlight(IN_FLIGHT);
                return new Table("process", "idle", IN_FLIGHT + " in flight")
                        .row(Part.INGEST.key(), idle, ingest.residentMiB());
            }
        }
    }
}
