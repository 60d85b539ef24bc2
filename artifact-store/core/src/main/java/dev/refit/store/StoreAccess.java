package dev.refit.store;

import java.net.URI;
import java.util.List;

/**
 * What the account of one workload may do in a store. All else is refused, whatever the workload runs.
 *
 * @param folder the only place to write, ending in a slash; it may be read, too
 * @param reads objects, and folders ending in a slash, that may be read; of other schemes than the store's they are left out
 * @param absence whether the workload has to be told that an object is not there. S3 tells only those who may list the whole
 *     bucket; without it only what may be read is listed
 */
public record StoreAccess(URI folder, List<URI> reads, boolean absence) {
    public StoreAccess {
        if (!folder.getPath().endsWith("/")) {
            throw new IllegalArgumentException("folder: got " + folder + ", expected one that ends in '/'");
        }
        reads = List.copyOf(reads);
    }
}
