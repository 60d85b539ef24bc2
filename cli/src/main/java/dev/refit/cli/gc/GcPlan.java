package dev.refit.cli.gc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to go, and what stays though it has had its time.
 *
 * @param garbage by run
 * @param copies of models and data that no run needs
 * @param left a line for each run or folder that stays, with the reason
 */
public record GcPlan(List<Garbage> garbage, List<StoredCopy> copies, List<String> left) {
    public GcPlan {
        garbage = List.copyOf(garbage);
        copies = List.copyOf(copies);
        left = List.copyOf(left);
    }

    /** By refit. */
    public Map<String, Sum> sums() {
        return garbage.stream()
                .collect(Collectors.toMap(
                        Garbage::refit,
                        one -> new Sum(1, one.files(), one.bytes()),
                        (a, b) -> new Sum(a.runs + b.runs, a.files + b.files, a.bytes + b.bytes),
                        TreeMap::new));
    }

    /** How many copies, and how large they are. */
    Copies sumOfCopies() {
        return new Copies(
                copies.size(), copies.stream().mapToLong(StoredCopy::bytes).sum());
    }

    public boolean isEmpty() {
        return garbage.isEmpty() && copies.isEmpty();
    }

    /** Of all that is to go. */
    long bytes() {
        return garbage.stream().mapToLong(Garbage::bytes).sum() + sumOfCopies().bytes();
    }

    public record Sum(long runs, long files, long bytes) {}

    /** How many files of uploads and arrivals. */
    record Copies(long files, long bytes) {}
}
