package dev.refit.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the adapter for a root or an object. */
public final class ArtifactStores {
    private ArtifactStores() {}

    /**
     * The store at a root.
     *
     * @throws IllegalArgumentException when no adapter on the class path knows its scheme
     */
    public static ArtifactStore at(URI root) {
        return provider("artifact store", root).open(root);
    }

    /**
     * The file or object that a URI names, whether there is a store around it or not.
     *
     * @throws IllegalArgumentException when no adapter on the class path knows its scheme
     */
    public static DataObject object(URI uri) {
        return provider("uri", uri).object(uri);
    }

    /**
     * Accounts for workloads of the store at a root.
     *
     * @throws IllegalArgumentException when that store has none, or the role is impossible
     */
    public static StoreAccounts accounts(URI root, String role) {
        return provider("artifact store", root).accounts(root, role);
    }

    private static ArtifactStoreProvider provider(String what, URI uri) {
        List<String> known = new ArrayList<>();
        for (ArtifactStoreProvider provider :
                ServiceLoader.load(ArtifactStoreProvider.class, ArtifactStores.class.getClassLoader())) {
            if (provider.scheme().equalsIgnoreCase(uri.getScheme())) {
                return provider;
            }
            known.add(provider.scheme() + ":");
        }
        throw new IllegalArgumentException(
                what + ": got " + uri + ", expected a " + String.join(" or ", known) + " URI");
    }
}
