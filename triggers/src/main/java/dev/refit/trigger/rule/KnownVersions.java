package dev.refit.trigger.rule;

import dev.refit.events.DataArrived;
import dev.refit.events.data.InputVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@link Versions} in memory, for callers that have read all arrivals themselves. Immutable. */
public final class KnownVersions implements Versions {
    private static final KnownVersions NONE = new KnownVersions(Map.of());

    /** By dataset, then by partition; the version that arrived last is at the end. */
    private final Map<String, Map<String, InputVersion>> versions;

    private KnownVersions(Map<String, Map<String, InputVersion>> versions) {
        this.versions = versions;
    }

    public static KnownVersions none() {
        return NONE;
    }

    /** These versions and the one that the arrival makes, if it makes one. */
    public KnownVersions after(DataArrived arrival) {
        return NextVersion.of(newest(arrival.dataset(), arrival.partition()), arrival)
                .map(this::with)
                .orElse(this);
    }

    /** These versions and one more, which arrived last. */
    public KnownVersions with(InputVersion version) {
        Map<String, InputVersion> ofDataset = new LinkedHashMap<>(ofDataset(version.dataset()));
        ofDataset.remove(version.partition());
        ofDataset.put(version.partition(), version);
        Map<String, Map<String, InputVersion>> all = new LinkedHashMap<>(versions);
        all.put(version.dataset(), Collections.unmodifiableMap(ofDataset));
        return new KnownVersions(Collections.unmodifiableMap(all));
    }

    @Override
    public Optional<InputVersion> newest(String dataset, String partition) {
        return Optional.ofNullable(ofDataset(dataset).get(partition));
    }

    @Override
    public Optional<InputVersion> newest(String dataset) {
        return ofDataset(dataset).values().stream().reduce((earlier, later) -> later);
    }

    @Override
    public Collection<String> partitions(String dataset) {
        return ofDataset(dataset).keySet();
    }

    private Map<String, InputVersion> ofDataset(String dataset) {
        return versions.getOrDefault(dataset, Map.of());
    }
}
