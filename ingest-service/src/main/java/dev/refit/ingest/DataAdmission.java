package dev.refit.ingest;

import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import dev.refit.store.root.DataRoots;
import dev.refit.trigger.arrival.Admission;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Makes the admission of arrivals and definitions that the settings describe. */
@Singleton
class DataAdmission {

    /** @throws IllegalArgumentException when a root cannot be one */
    @Produces
    @Singleton
    Admission admission(ArtifactStore store, DataSettings settings, CoordinateOwners owners) {
        List<URI> roots = new ArrayList<>();
        if (isUsable(store.root())) {
            roots.add(store.root().resolve(StoreLayout.ARRIVALS));
        }
        settings.roots().orElse(List.of()).forEach(root -> roots.add(URI.create(root)));
        return new Admission(DataRoots.of(roots), store.root(), owners);
    }

    private static boolean isUsable(URI root) {
        return "file".equalsIgnoreCase(root.getScheme()) || "s3".equalsIgnoreCase(root.getScheme());
    }
}
