package dev.refit.cli.gc;

import dev.refit.events.DataArrived;
import dev.refit.events.data.DataFile;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The version of each partition that counts: the last one whose token was new. One that came again is kept as well. */
final class NewestVersions {
    private final Map<Partition, Versions> partitions = new HashMap<>();

    /** Arrivals of a dataset come in their order. */
    void add(DataArrived arrived) {
        partitions
                .computeIfAbsent(new Partition(arrived.dataset(), arrived.partition()), any -> new Versions())
                .add(arrived);
    }

    Set<URI> files() {
        return partitions.values().stream().flatMap(Versions::files).collect(Collectors.toSet());
    }

    private record Partition(String dataset, String name) {}

    private static final class Versions {
        private final Set<String> tokens = new HashSet<>();
        private DataArrived counts;
        private DataArrived last;

        void add(DataArrived arrived) {
            last = arrived;
            if (tokens.add(arrived.token())) {
                counts = arrived;
            }
        }

        Stream<URI> files() {
            return Stream.of(counts, last)
                    .flatMap(arrived -> arrived.files().stream())
                    .map(DataFile::uri);
        }
    }
}
