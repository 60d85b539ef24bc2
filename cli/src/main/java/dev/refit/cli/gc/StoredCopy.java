package dev.refit.cli.gc;

import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An uploaded model with its rows, or a published file that was copied into the artifact store.
 *
 * @param path in the store
 */
record StoredCopy(String path, long bytes) {

    /** Those that nobody needs and that were written before a time, in the order of their paths. */
    static List<StoredCopy> expired(ArtifactStore store, Set<String> needed, Instant before) {
        return Stream.of(StoreLayout.ARRIVALS, StoreLayout.UPLOADS)
                .flatMap(folder -> store.sizes(folder).entrySet().stream())
                .filter(object -> !needed.contains(object.getKey()))
                .filter(object -> store.written(object.getKey())
                        .filter(written -> written.isBefore(before))
                        .isPresent())
                .map(object -> new StoredCopy(object.getKey(), object.getValue()))
                .toList();
    }
}
