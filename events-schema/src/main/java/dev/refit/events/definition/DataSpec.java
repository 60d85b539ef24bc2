package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.trigger.Corrections;
import dev.refit.events.definition.trigger.MaxWait;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.definition.trigger.TriggerSpan;
import dev.refit.events.definition.trigger.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The datasets a run needs, how their files are kept, and what must hold in them.
 *
 * @param datasets at least one, each name once
 * @param partitions says that partitions are periods; null where they are labels without an order
 * @param window how many periods a run reads, see {@link Window}; null for its own partition alone. Only with {@code partitions}
 * @param minPeriods how many complete periods the window needs; null for all of a number, and 1 of {@code all}
 * @param debounce for how long nothing may arrive before a run begins, such as {@code 30s}; null for not at all
 * @param maxWait how long a partition is waited for; null for ever, and for optional datasets not at all
 * @param corrections what a new version asks for when later windows hold its period; null means {@code newest}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataSpec(
        List<DatasetSpec> datasets,
        SnapshotMode snapshot,
        List<Expectation> expectations,
        Integer attempts,
        String backoff,
        String timeout,
        PartitionsSpec partitions,
        String window,
        Integer minPeriods,
        String debounce,
        MaxWait maxWait,
        Corrections corrections)
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
        TriggerSpan.check("debounce", debounce);
        requirePeriods("window", window, partitions);
        if (window != null) {
            Window.periods(window);
        }
        requirePeriods("corrections", corrections, partitions);
        requireReachable(minPeriods, window);
        for (Expectation expectation : expectations) {
            requirePeriods("expectations.within", expectation.within(), partitions);
        }
    }

    /** Of partitions that are labels, each read alone. */
    public DataSpec(
            List<DatasetSpec> datasets,
            SnapshotMode snapshot,
            List<Expectation> expectations,
            Integer attempts,
            String backoff,
            String timeout) {
        this(datasets, snapshot, expectations, attempts, backoff, timeout, null, null, null, null, null, null);
    }

    /** With the operator's attempts. */
    public DataSpec(List<DatasetSpec> datasets, SnapshotMode snapshot, List<Expectation> expectations) {
        this(datasets, snapshot, expectations, null, null, null);
    }

    /** How many periods a run reads at most, its own included. */
    @JsonIgnore
    public int windowPeriods() {
        return window == null ? 1 : Window.periods(window);
    }

    /** How many complete periods a run's window needs, its own included. */
    @JsonIgnore
    public int neededPeriods() {
        if (minPeriods != null) {
            return minPeriods;
        }
        return windowPeriods() == Window.ALL ? 1 : windowPeriods();
    }

    /** What a new version asks for when later windows hold its period. */
    @JsonIgnore
    public Corrections correctionsOrDefault() {
        return corrections == null ? Corrections.NEWEST : corrections;
    }

    public Optional<DatasetSpec> dataset(String name) {
        return datasets.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    private static void requirePeriods(String field, Object value, PartitionsSpec partitions) {
        if (value != null && partitions == null) {
            throw Checks.invalid(field, value, "it only with partitions, which give periods their order");
        }
    }

    private static void requireReachable(Integer minPeriods, String window) {
        if (minPeriods != null && (window == null || minPeriods < 1 || minPeriods > Window.periods(window))) {
            throw Checks.invalid("minPeriods", minPeriods, "1 to the number of periods of window");
        }
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
