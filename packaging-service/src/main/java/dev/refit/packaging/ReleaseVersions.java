package dev.refit.packaging;

import dev.refit.events.Checks;
import dev.refit.events.RefitJson;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which run has which version of a refit's library: {@code releases/<refit>/<version>.json}, each written once, so that no
 * two runs ever share a version and a run has the same one however often it asks.
 */
@ApplicationScoped
class ReleaseVersions {
    private static final String PREFIX = "1.0.";
    private static final String SUFFIX = ".json";

    private final ArtifactStore store;

    /** By their paths; a reservation is written once and stays, so it is read once. */
    private final Map<String, Reservation> known = new ConcurrentHashMap<>();

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
                .map(path -> known.computeIfAbsent(path, this::read))
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
        for (int candidate = patch; ; candidate++) {
            Reservation wanted = new Reservation(PREFIX + candidate, run);
            String path = folder + wanted.version() + SUFFIX;
            // Who was faster may have asked for the same run: a record is handled twice while its partition moves.
            if (store.putIfAbsent(path, RefitJson.bytes(wanted)) || read(path).equals(wanted)) {
                return wanted.version();
            }
        }
    }

    private Reservation read(String path) {
        return RefitJson.read(store.read(path).orElseThrow(), Reservation.class);
    }

    private static int patch(String version) {
        return Integer.parseInt(version.substring(PREFIX.length()));
    }
}
