package dev.refit.packaging;

import dev.refit.events.Checks;
import dev.refit.events.RefitJson;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/**
 * Which run has which version of a refit's library: {@code releases/<refit>/<version>.json}, each written once, so that no
 * two runs ever share a version and a run has the same one however often it asks.
 */
@ApplicationScoped
class ReleaseVersions {
    private static final String PREFIX = "1.0.";
    private static final String SUFFIX = ".json";

    private final ArtifactStore store;

    ReleaseVersions(ArtifactStore store) {
        this.store = store;
    }

    /** The record of a version. */
    record Reservation(String version, String run) {
        Reservation {
            Checks.text("version", version);
            Checks.text("run", run);
        }
    }

    /** The version of this run; the next free one when it has none yet. */
    String reserve(String refit, String run) {
        String folder = "releases/" + refit + "/";
        List<Reservation> taken = store.list(folder).stream()
                .map(path -> RefitJson.read(store.read(path).orElseThrow(), Reservation.class))
                .toList();
        int next = taken.stream()
                        .map(r -> patch(r.version()))
                        .max(Comparator.naturalOrder())
                        .orElse(-1)
                + 1;
        return taken.stream()
                .filter(reservation -> reservation.run().equals(run))
                .map(Reservation::version)
                .findFirst()
                .orElseGet(() -> reserve(folder, run, next));
    }

    private String reserve(String folder, String run, int patch) {
        int candidate = patch;
        while (!store.putIfAbsent(
                folder + PREFIX + candidate + SUFFIX, RefitJson.bytes(new Reservation(PREFIX + candidate, run)))) {
            candidate++;
        }
        return PREFIX + candidate;
    }

    private static int patch(String version) {
        return Integer.parseInt(version.substring(PREFIX.length()));
    }
}
