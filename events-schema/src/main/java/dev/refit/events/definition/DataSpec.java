package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.Checks;
import java.util.List;
import java.util.Optional;

/** The datasets a run needs, how their files are kept, and what must hold in them. */
public record DataSpec(List<DatasetSpec> datasets, SnapshotMode snapshot, List<Expectation> expectations) {

    /** Whether the ingest workload copies the files into the artifact store or refers to them where they lie. */
    public enum SnapshotMode {
        @JsonProperty("reference")
        REFERENCE,
        @JsonProperty("copy")
        COPY
    }

    public DataSpec {
        datasets = Checks.notEmpty("datasets", datasets);
        snapshot = snapshot == null ? SnapshotMode.COPY : snapshot;
        expectations = Checks.copy("expectations", expectations);
    }

    public Optional<DatasetSpec> dataset(String name) {
        return datasets.stream().filter(d -> d.name().equals(name)).findFirst();
    }
}
