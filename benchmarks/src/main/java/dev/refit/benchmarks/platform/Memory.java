package dev.refit.benchmarks.platform;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.ServiceLoad;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Resident memory of each process, idle and with many runs in flight. */
public final class Memory implements Benchmark {
    private static final int IN_FLIGHT = 500;
    /** For those of two services: who waits at the next gate must not keep this one from its end. */
    private static final int SLOTS = 1000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Map<Part, List<String>> GATES = gates();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String question() {
        return "How much memory does each process hold (resident, in MiB), when nothing happens, and while " + IN_FLIGHT
                + " runs are in flight in that service?";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        NoopWorkloads.install(lab.home(), lab.folder(), SLOTS);
        PlatformRecord platform = lab.up();
        Map<Part, Long> idle = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            idle.put(part, new ServiceLoad(platform, part).residentMiB());
        }
        for (List<String> gates : GATES.values()) {
            for (String gate : gates) {
                Files.createFile(lab.folder().resolve(gate));
            }
        }
        try (Rehearsal runs = new Rehearsal(platform, lab.home(), lab.folder())) {
            return measured(lab, platform, idle, runs);
        }
    }

    private static Table measured(Lab lab, PlatformRecord platform, Map<Part, Long> idle, Rehearsal runs)
            throws IOException, InterruptedException {
        runs.publish(IN_FLIGHT);
        Table table = new Table("process", "idle", IN_FLIGHT + " in flight");
        for (Part service : Part.services()) {
            ServiceLoad load = new ServiceLoad(platform, service);
            load.awaitInFlight(IN_FLIGHT);
            table.row(service.key(), idle.get(service), load.residentMiB());
            for (String gate : GATES.get(service)) {
                Files.delete(lab.folder().resolve(gate));
            }
            load.awaitInFlight(0);
        }
        runs.awaitAll(PATIENCE);
        table.row(
                "broker", idle.get(Part.BROKER), new ServiceLoad(platform, Part.BROKER).residentMiB() + " after them");
        return table.row(
                "all", idle.values().stream().mapToLong(Long::longValue).sum(), "");
    }

    private static Map<Part, List<String>> gates() {
        Map<Part, List<String>> gates = new EnumMap<>(Part.class);
        gates.put(Part.INGEST, List.of("gate-ingest"));
        gates.put(Part.TRANSFORM, List.of("gate-transform"));
        gates.put(Part.TRAINING, List.of("gate-trial"));
        gates.put(Part.PACKAGING, List.of("gate-package"));
        return gates;
    }
}
