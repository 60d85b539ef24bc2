package dev.refit.store;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where snapshots, features, models, releases and outcome records live. Paths are relative to the root, of one or more
 * segments of letters, digits, {@code . _ = -} joined by {@code /}; {@code ..} and empty segments are refused with {@link
 * IllegalArgumentException}.
 *
 * <p>A reader sees an object whole or not at all. Thread-safe, and safe among processes that share a root. Every method
 * throws {@link ArtifactStoreException} when the store cannot be reached or refuses: nothing has been written then, or
 * the same call may be repeated.
 */
public interface ArtifactStore {

    /** {@code file:} or {@code s3:}, ending in a slash. */
    URI root();

    /** The content, or empty when there is none. */
    Optional<byte[]> read(String path);

    /** The content as a stream that the caller closes, or empty when there is none. */
    Optional<InputStream> open(String path);

    boolean exists(String path);

    /** When the object was last written, by the store's clock and to the second; empty when there is none. */
    Optional<Instant> written(String path);

    /**
     * Writes unless there is something already: among any number of writers at once exactly one gets true, and its
     * content stays.
     */
    boolean putIfAbsent(String path, byte[] content);

    /** Writes, replacing what was there as a whole. For names that only one writer uses. */
    void put(String path, byte[] content);

    /** As {@link #put(String, byte[])}, with the content of a file of any size; it must not change meanwhile. */
    void put(String path, Path file);

    /**
     * The paths of all objects below a prefix that ends in a slash or is empty, in order. One that is written or deleted
     * meanwhile may be among them or not.
     */
    default List<String> list(String prefix) {
        return List.copyOf(sizes(prefix).keySet());
    }

    /** As {@link #list}, with the size of each object in bytes. */
    SortedMap<String, Long> sizes(String prefix);

    /**
     * Deletes an object; nothing happens when there is none. A reader sees it whole or not at all, one that has it open
     * already may go on or fail. Once this has returned, nobody reads it any more, and {@link #putIfAbsent} finds nothing.
     */
    void delete(String path);

    /**
     * Deletes all objects below a prefix that ends in a slash, also those whose names only a workload could choose. Each
     * by itself, in no order: whoever is stopped halfway leaves some, and the same call deletes those. What is written
     * below the prefix meanwhile may stay.
     *
     * @throws IllegalArgumentException when the prefix is empty or does not end in a slash
     */
    void deleteAll(String prefix);

    /** The URI of a path, whether there is something or not. */
    default URI uri(String path) {
        return URI.create(root() + StorePath.checked(path));
    }

    /**
     * The path of a URI below the root.
     *
     * @throws IllegalArgumentException when it lies elsewhere
     */
    default String path(URI uri) {
        String relative = root().relativize(uri).toString();
        if (relative.equals(uri.toString())) {
            throw new IllegalArgumentException("uri: got " + uri + ", expected one below " + root());
        }
        return StorePath.checked(relative);
    }
}
