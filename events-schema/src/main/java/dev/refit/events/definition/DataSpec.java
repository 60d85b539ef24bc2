package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The datasets a run needs, how their files are kept, and what must hold in them.
 *
 * @param datasets at least one, each name once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataSpec(
        List<DatasetSpec> datasets,
        SnapshotMode snapshot,
        List<Expectation> expectations,
        Integer attempts,
        String backoff,
        String timeout)
        implements AttemptSpec {

    /** Whether the ingest workload copies the files into the artifact store or refers to them where they lie. */
    public enum SnapshotMode {
        @JsonProperty("reference")
        REFERENCE,
        @JsonProperty("copy")
        COPY
    }

    public DataSpec {
        datasets = Checks.notEmpty("datasets", datasets);
        requireDistinctNames(datasets);
        snapshot = snapshot == null ? SnapshotMode.COPY : snapshot;
        expectations = Checks.copy("expectations", expectations);
        AttemptSpec.check(attempts, backoff, timeout);
    }

    /** With the operator's attempts. */
    public DataSpec(List<DatasetSpec> datasets, SnapshotMode snapshot, List<Expectation> expectations) {
        this(datasets, snapshot, expectations, null, null, null);
    }

    public Optional<DatasetSpec> dataset(String name) {
        return datasets.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    private static void requireDistinctNames(List<DatasetSpec> datasets) {
        Set<String> names = new HashSet<>();
        for (DatasetSpec dataset : datasets) {
            if (!names.add(dataset.name())) {
                throw Checks.invalid("datasets", dataset.name() + " twice", "each name once");
            }
        }
    }
}
