package dev.refit.store;

import java.net.URI;
import java.util.ServiceLoader;

/** Finds the adapter for a root. */
public final class ArtifactStores {
    private ArtifactStores() {}

    /**
     * The store at a root.
     *
     * @throws IllegalArgumentException when no adapter on the class path knows its scheme
     */
    public static ArtifactStore at(URI root) {
        return ServiceLoader.load(ArtifactStoreProvider.class, ArtifactStores.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.scheme().equals(root.getScheme()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("artifact store: got " + root + ", expected a file: URI"))
                .open(root);
    }
}
