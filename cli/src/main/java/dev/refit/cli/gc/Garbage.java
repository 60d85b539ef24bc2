package dev.refit.cli.gc;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.launcher.local.StoredWorkload;
import java.util.List;

/**
 * What of one run is to go.
 *
 * @param folders in the artifact store
 * @param workloads of the local launcher
 */
public record Garbage(
        String refit,
        String run,
        @JsonIgnore List<ExecutionFolder> folders,
        @JsonIgnore List<StoredWorkload> workloads) {
    public Garbage {
        folders = List.copyOf(folders);
        workloads = List.copyOf(workloads);
    }

    @JsonProperty
    public long files() {
        return folders.stream().mapToLong(ExecutionFolder::files).sum()
                + workloads.stream().mapToLong(StoredWorkload::files).sum();
    }

    @JsonProperty
    public long bytes() {
        return folders.stream().mapToLong(ExecutionFolder::bytes).sum()
                + workloads.stream().mapToLong(StoredWorkload::bytes).sum();
    }

    @JsonIgnore
    public boolean isEmpty() {
        return folders.isEmpty() && workloads.isEmpty();
    }
}
