package dev.refit.ingest.customresource;

import java.util.Optional;
import java.util.function.Function;

/** Changes the status of resources, also while others change the same resources. */
final class StatusWriter {
    private static final int TRIES = 20;

    private final RefitResourceClient resources;

    StatusWriter(RefitResourceClient resources) {
        this.resources = resources;
    }

    /**
     * Changes the current status of a resource. Does nothing when the resource is gone or the status would stay the same.
     *
     * @throws IllegalStateException when others changed the resource at every attempt
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
