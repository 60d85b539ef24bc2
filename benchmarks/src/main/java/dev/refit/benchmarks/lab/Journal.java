package dev.refit.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When the workloads that do nothing began and ended. */
public final class Journal {
    private static final List<String> ORDER = List.of("ingest", "transform", "trial", "evaluate", "package");
    private final Map<String, Map<String, Long>> times = new HashMap<>();

    private Journal() {}

    public static Journal read(Path folder) throws IOException {
        Journal journal = new Journal();
        for (String line : Files.readAllLines(folder.resolve("journal"))) {
            String[] words = line.split(" ");
            journal.times
                    .computeIfAbsent(words[1], run -> new HashMap<>())
                    .put(words[0] + " " + words[2], Long.parseLong(words[3]));
        }
        return journal;
    }

    /** From each workload's end to the beginning of the next one of its run, in milliseconds, stage to stage. */
    public List<Double> handOffs() {
        List<Double> millis = new ArrayList<>();
        for (Map<String, Long> run : times.values()) {
            for (int i = 1; i < ORDER.size(); i++) {
                Long end = run.get("end " + ORDER.get(i - 1));
                Long begin = run.get("begin " + ORDER.get(i));
                // The evaluation belongs to the stage of the trials.
                if (end != null && begin != null && !ORDER.get(i).equals("evaluate")) {
                    millis.add((begin - end) / 1e6);
                }
            }
        }
        return millis;
    }
}
