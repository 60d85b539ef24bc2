package dev.refit.ingest.customresource;

import java.util.Optional;
import java.util.function.Function;

/** Changes the status of resources, one change after another, whoever else changes them meanwhile. */
final class StatusWriter {
    private static final int TRIES = 20;

    private final RefitResourceClient resources;

    StatusWriter(RefitResourceClient resources) {
        this.resources = resources;
    }

    /**
     * Changes the status of a resource as it is now; one that is gone stays gone, one that would stay the same is not
     * written.
     *
     * @throws IllegalStateException when others were always faster
     */
    void update(String name, Function<RefitResource, RefitStatus> change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<RefitResource> resource = resources.get(name);
            if (resource.isEmpty()) {
                return;
            }
            RefitStatus status = change.apply(resource.get());
            if (status.equals(resource.get().status()) || resources.replaceStatus(resource.get(), status)) {
                return;
            }
        }
        throw new IllegalStateException("the status of " + name + " changes all the time");
    }
}
