package dev.refit.store;

import java.net.URI;
import java.nio.file.Path;

/** Finds the adapter for a root. */
public final class ArtifactStores {
    private ArtifactStores() {}

    /**
     * The store at a root.
     *
     * @throws IllegalArgumentException when no adapter knows its scheme
     */
    public static ArtifactStore at(URI root) {
        if ("file".equals(root.getScheme())) {
            return FileArtifactStore.at(Path.of(root));
        }
        throw new IllegalArgumentException("artifact store: got " + root + ", expected a file: URI");
    }
}
