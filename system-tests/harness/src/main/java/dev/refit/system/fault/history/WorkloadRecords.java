package dev.refit.system.fault.history;

import dev.refit.system.fault.platform.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What the workloads wrote of themselves, held against what their backend knows of them. */
final class WorkloadRecords {
    private final Map<String, List<String>> entries;
    private final ToIntFunction<String> interruptions;

    private WorkloadRecords(Map<String, List<String>> entries, ToIntFunction<String> interruptions) {
        this.entries = entries;
        this.interruptions = interruptions;
    }

    static WorkloadRecords read(Path tiny, Backend backend) {
        Map<String, List<String>> entries = new TreeMap<>();
        for (String line : lines(tiny.resolve("records"))) {
            String[] words = line.split(" ");
            entries.computeIfAbsent(words[1], any -> new java.util.ArrayList<>())
                    .add(words[0]);
        }
        return new WorkloadRecords(entries, backend::interruptions);
    }

    /** One that tells nothing any more. */
    static WorkloadRecords closed() {
        return new WorkloadRecords(Map.of(), workload -> 0);
    }

    /** What is wrong with the workloads of a run. */
    List<String> violations(String run) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(run + "-"))
                .flatMap(entry -> violations(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stream<String> violations(String workload, List<String> said) {
        long starts = said.stream().filter("START"::equals).count();
        long ends = said.stream().filter("END"::equals).count();
        int interrupted = interruptions.applyAsInt(workload);
        return Stream.of(
                        said.contains("OVERLAP") ? workload + " ran twice at the same time" : "",
                        starts > 1 + interrupted
                                ? workload + " was started " + starts + " times, and interrupted " + interrupted
                                : "",
                        ends > 1 ? workload + " ended well " + ends + " times" : "")
                .filter(violation -> !violation.isEmpty());
    }

    static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
