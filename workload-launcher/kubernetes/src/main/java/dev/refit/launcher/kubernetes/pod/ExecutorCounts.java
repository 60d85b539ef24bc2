package dev.refit.launcher.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;

/** Adds the number of a Spark workload's executors to its message. */
public final class ExecutorCounts {
    private ExecutorCounts() {}

    public static String beside(String message, WorkloadPods pods) {
        List<String> counts = new ArrayList<>();
        count(counts, pods, "Pending", "pending");
        count(counts, pods, "Running", "running");
        count(counts, pods, "Failed", "lost");
        return counts.isEmpty() ? message : message + " (executors: " + String.join(", ", counts) + ")";
    }

    private static void count(List<String> counts, WorkloadPods pods, String phase, String word) {
        long count = pods.executors(phase);
        if (count > 0) {
            counts.add(count + " " + word);
        }
    }
}
