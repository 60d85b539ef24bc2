package dev.refit.system.fault.inject;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreProvider;
import dev.refit.store.FileArtifactStore;
import java.net.URI;
import java.nio.file.Path;

/** {@code faulty:/store/?/faults}: a folder as an artifact store, with faults from another folder. */
public final class FaultyStoreProvider implements ArtifactStoreProvider {

    @Override
    public String scheme() {
        return "faulty";
    }

    @Override
    public ArtifactStore open(URI root) {
        return new FaultyStore(
                FileArtifactStore.at(Path.of(root.getPath())), new ArmedFaults(Path.of(root.getQuery())));
    }
}
