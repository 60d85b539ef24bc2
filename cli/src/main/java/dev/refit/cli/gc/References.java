package dev.refit.cli.gc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.store.ArtifactStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files events point to. A run copies its data, refers to it where it lies, and goes on from the files of its own
 * stages; but somebody may have published as data what an earlier run has written, and a snapshot by reference, or a run
 * that is still to come, then reads it there.
 */
public final class References {
    private final Set<URI> published = new HashSet<>();
    private final Map<String, Set<URI>> byRun = new HashMap<>();
    private final NewestVersions newest = new NewestVersions();

    public void add(RefitEvent event) {
        if (event instanceof DataArrived arrived) {
            arrived.files().forEach(file -> published.add(file.uri()));
            newest.add(arrived);
        } else if (event instanceof RunEvent.StageTrigger line) {
            collect(RefitJson.mapper().valueToTree(event), byRun.computeIfAbsent(line.runId(), any -> new HashSet<>()));
        }
    }

    /** The paths in the store that something other than these runs points to; of a folder with a slash at its end. */
    Set<String> fromOutside(Set<String> runs, ArtifactStore store) {
        Set<String> paths = new HashSet<>();
        published.forEach(uri -> path(uri, store).ifPresent(paths::add));
        byRun.forEach((run, uris) -> {
            if (!runs.contains(run)) {
                uris.forEach(uri -> path(uri, store).ifPresent(paths::add));
            }
        });
        return paths;
    }

    /**
     * The paths in the store that a run other than these points to, or a version of a dataset that a run to come may read:
     * that of every partition which arrived last.
     */
    Set<String> neededWithout(Set<String> runs, ArtifactStore store) {
        Set<URI> uris = new HashSet<>(newest.files());
        byRun.forEach((run, its) -> {
            if (!runs.contains(run)) {
                uris.addAll(its);
            }
        });
        Set<String> paths = new HashSet<>();
        uris.forEach(uri -> path(uri, store).ifPresent(paths::add));
        return paths;
    }

    /** Every URI, under whatever name: what a later release refers to counts as well. */
    static void collect(JsonNode node, Set<URI> uris) {
        if (node.isTextual() && node.asText().matches("(file|s3):\\S+")) {
            try {
                uris.add(URI.create(node.asText()));
            } catch (IllegalArgumentException e) {
                // A text that begins like one.
            }
        }
        node.forEach(child -> collect(child, uris));
    }

    /** The path in the store; empty for what lies elsewhere. */
    static Optional<String> path(URI uri, ArtifactStore store) {
        try {
            URI root = store.root();
            String relative = root.relativize(resolved(uri)).getPath();
            return relative == null || relative.startsWith("/") || relative.isEmpty()
                    ? Optional.empty()
                    : Optional.of(relative);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whoever publishes may come by another way, through links. */
    private static URI resolved(URI uri) {
        if (!"file".equals(uri.getScheme())) {
            return uri;
        }
        Path path = Path.of(uri).toAbsolutePath().normalize();
        try {
            return path.toRealPath().toUri();
        } catch (IOException e) {
            return path.toUri();
        }
    }
}
