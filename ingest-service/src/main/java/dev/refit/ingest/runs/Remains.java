package dev.refit.ingest.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether what earlier stages of a run have written is still there. */
final class Remains {
    private final ArtifactStore store;

    Remains(ArtifactStore store) {
        this.store = store;
    }

    /** A path in the store that the stage started by this event would read, and that is gone. */
    Optional<String> missing(StageTrigger event) {
        ObjectNode written = RefitJson.mapper().valueToTree(event);
        written.remove("run"); // What the publisher had, and the definition: not this run's to remove.
        SortedSet<String> paths = new TreeSet<>();
        collect(written, paths);
        if (event instanceof RunRequested requested) {
            paths.addAll(copiedInputs(requested));
        }
        return paths.stream().filter(this::isGone).findFirst();
    }

    /** The files that ingest is to read and that were copied into the store. */
    private SortedSet<String> copiedInputs(RunRequested requested) {
        SortedSet<String> paths = new TreeSet<>();
        collect(RefitJson.mapper().valueToTree(requested.run()), paths);
        return paths.subSet(StoreLayout.ARRIVALS, StoreLayout.ARRIVALS + Character.MAX_VALUE);
    }

    private void collect(JsonNode node, SortedSet<String> paths) {
        String root = store.root().toString();
        if (node.isTextual() && node.asText().startsWith(root) && node.asText().length() > root.length()) {
            paths.add(node.asText().substring(root.length()));
        }
        node.forEach(child -> collect(child, paths));
    }

    private boolean isGone(String path) {
        return path.endsWith("/") ? store.list(path).isEmpty() : !store.exists(path);
    }
}
