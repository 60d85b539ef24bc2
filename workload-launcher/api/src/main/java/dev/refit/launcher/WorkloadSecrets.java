package dev.refit.launcher;

import java.util.Map;
import java.util.Set;

/**
 * What only the workload itself is told, as variables of its environment: they stand in no command line, object of the
 * workload, event or log.
 */
public interface WorkloadSecrets {
    /** Of a workload that has none. */
    WorkloadSecrets NONE = new WorkloadSecrets() {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Map<String, String> values() {
            return Map.of();
        }
    };

    Set<String> names();

    /**
     * The values by name, made for this call: asked for when a workload is about to be created.
     *
     * @throws IllegalArgumentException when there can be none; the workload is not started, and the message says why
     */
    Map<String, String> values();
}
