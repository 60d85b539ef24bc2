package dev.refit.trigger.version;

import dev.refit.events.DataArrived;
import dev.refit.events.data.InputVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link Versions} in memory, for callers that have read all arrivals themselves. Not thread-safe. */
public final class KnownVersions implements Versions {
    /** By dataset, then by partition; the version that arrived last is at the end. */
    private final Map<String, Map<String, InputVersion>> versions = new HashMap<>();

    private final Map<String, InputVersion> last = new HashMap<>();
    private final Set<Version> known = new HashSet<>();

    private record Version(String dataset, String partition, String token) {}

    /** Adds the version that the arrival makes, if it makes one, and answers it. */
    public Optional<InputVersion> add(DataArrived arrival) {
        Optional<InputVersion> next = NextVersion.of(this, arrival);
        next.ifPresent(this::add);
        return next;
    }

    /** Adds a version, which arrived last. */
    public void add(InputVersion version) {
        Map<String, InputVersion> ofDataset = versions.computeIfAbsent(version.dataset(), any -> new LinkedHashMap<>());
        ofDataset.put(version.partition(), version);
        last.put(version.dataset(), version);
        known.add(new Version(version.dataset(), version.partition(), version.token()));
    }

    @Override
    public Optional<InputVersion> newest(String dataset, String partition) {
        return Optional.ofNullable(ofDataset(dataset).get(partition));
    }

    @Override
    public boolean isKnown(String dataset, String partition, String token) {
        return known.contains(new Version(dataset, partition, token));
    }

    @Override
    public Optional<InputVersion> newest(String dataset) {
        return Optional.ofNullable(last.get(dataset));
    }

    @Override
    public Collection<String> partitions(String dataset) {
        return Collections.unmodifiableCollection(ofDataset(dataset).keySet());
    }

    private Map<String, InputVersion> ofDataset(String dataset) {
        return versions.getOrDefault(dataset, Map.of());
    }
}
