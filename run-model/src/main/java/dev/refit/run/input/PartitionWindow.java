package dev.refit.run.input;

import dev.refit.events.checks.Checks;
import dev.refit.events.data.PartitionVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The partitions of one dataset that a run reads, in the run's order.
 *
 * @param versions at least one
 */
public record PartitionWindow<V extends PartitionVersion>(String dataset, List<V> versions) {
    /** So many partitions are listed; of more, the first and the last are named. */
    public static final int LISTED = 3;

    public PartitionWindow {
        Checks.text("dataset", dataset);
        versions = Checks.notEmpty("versions", versions);
    }

    /** One for each dataset of a run's inputs, in their order. */
    public static <V extends PartitionVersion> List<PartitionWindow<V>> of(List<V> inputs) {
        Map<String, List<V>> byDataset = new LinkedHashMap<>();
        inputs.forEach(input -> byDataset
                .computeIfAbsent(input.dataset(), name -> new ArrayList<>())
                .add(input));
        return byDataset.entrySet().stream()
                .map(dataset -> new PartitionWindow<>(dataset.getKey(), dataset.getValue()))
                .toList();
    }

    /** Whether it has more partitions than are listed. */
    public boolean isLong() {
        return versions.size() > LISTED;
    }

    /** Such as {@code 2013-01, 2013-02} or {@code 2013-01 … 2013-12 (12)}. */
    public String partitions() {
        return isLong()
                ? versions.get(0).partition() + " … "
                        + versions.get(versions.size() - 1).partition() + " (" + versions.size() + ")"
                : versions.stream().map(PartitionVersion::partition).collect(Collectors.joining(", "));
    }

    /** The partitions that are not of their first version, such as {@code 2013-02 version 2}, joined by commas; or empty. */
    public String corrections() {
        return versions.stream()
                .filter(version -> version.sequence() > 1)
                .map(version -> version.partition() + " version " + version.sequence())
                .collect(Collectors.joining(", "));
    }
}
