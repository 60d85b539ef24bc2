package dev.refit.store;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * A file or an object that a URI names, in a store or anywhere else: what arrivals bring and snapshots refer to. Others
 * may replace it at any time. Every method throws {@link ArtifactStoreException} when it cannot be reached.
 */
public interface DataObject {

    URI uri();

    /** What a look at it tells without reading it, or empty when it is not there. */
    Optional<State> state();

    /** The content as a stream that the caller closes, or empty when it is not there. */
    Optional<InputStream> open();

    /**
     * @param size in bytes
     * @param tag changes when the content is replaced: an ETag, or the time of the last modification
     */
    record State(long size, String tag) {}
}
