package dev.refit.store;

import java.net.URI;

/** Opens the stores of one scheme; found by {@link java.util.ServiceLoader}, so that services name no adapter. */
public interface ArtifactStoreProvider {

    /** The scheme of the roots it opens, such as {@code file}. */
    String scheme();

    /**
     * The store at a root of this scheme, which ends in a slash. It may name its objects by URIs of another scheme.
     *
     * @throws IllegalArgumentException when the root is impossible; the message names it
     * @throws ArtifactStoreException when it cannot be opened now
     */
    ArtifactStore open(URI root);

    /**
     * What a URI of this scheme names; nothing is asked of it yet. Stores that name their objects by another scheme have
     * none of this one.
     *
     * @throws IllegalArgumentException when the URI is impossible; the message names it
     */
    default DataObject object(URI uri) {
        throw new IllegalArgumentException("uri: got " + uri + ", which names no object");
    }

    /**
     * Accounts for workloads of a store at a root of this scheme.
     *
     * @param role which the accounts are made of, in the words of the store
     * @throws IllegalArgumentException when its stores have no such accounts, or the role is impossible
     */
    default StoreAccounts accounts(URI root, String role) {
        throw new IllegalArgumentException("refit.store.s3.workload-role: got " + role + " for the store " + root
                + ", which has no accounts; expected none");
    }
}
