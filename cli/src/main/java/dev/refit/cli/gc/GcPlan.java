package dev.refit.cli.gc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to go, and what stays though it has had its time.
 *
 * @param garbage by run
 * @param left a line for each run or folder that stays, with the reason
 */
public record GcPlan(List<Garbage> garbage, List<String> left) {
    public GcPlan {
        garbage = List.copyOf(garbage);
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

    public record Sum(long runs, long files, long bytes) {}
}
