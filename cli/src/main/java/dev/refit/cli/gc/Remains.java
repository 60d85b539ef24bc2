package dev.refit.cli.gc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.store.ArtifactStore;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether what earlier stages of a run have written is still there. */
public final class Remains {
    private final ArtifactStore store;

    public Remains(ArtifactStore store) {
        this.store = store;
    }

    /** A path in the store that the stage started by this event would read, and that is gone. */
    public Optional<String> missing(RunEvent.StageTrigger event) {
        ObjectNode written = RefitJson.mapper().valueToTree(event);
        written.remove("run"); // What the publisher had, and the definition: not this run's to remove.
        Set<URI> uris = new HashSet<>();
        References.collect(written, uris);
        return uris.stream()
                .flatMap(uri -> References.path(uri, store).stream())
                .filter(this::isGone)
                .sorted()
                .findFirst();
    }

    private boolean isGone(String path) {
        return path.endsWith("/") ? store.list(path).isEmpty() : !store.exists(path);
    }
}
