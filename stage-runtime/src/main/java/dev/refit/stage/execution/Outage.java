package dev.refit.stage.execution;

import dev.refit.events.run.Stage;
import dev.refit.launcher.LauncherException;
import dev.refit.launcher.NoRoomException;
import dev.refit.store.ArtifactStoreException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The wait of one stage for a part of the platform that does not answer, or has no room: logged when it begins, when its reason changes and
 * when it ends, counted by a metric, and bounded. Thread-safe.
 */
final class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);

    private final Stage stage;
    private final ExecutionPorts ports;

    /** Null while nothing is waited for. */
    private Instant since;

    private String part = "";

    Outage(Stage stage, ExecutionPorts ports) {
        this.stage = stage;
        this.ports = ports;
    }

    /** Notes that something does not answer, or has no room, and answers whether that has lasted longer than the limit. */
    synchronized boolean lasts(RuntimeException cause, Duration limit) {
        Instant now = ports.clock.instant();
        String away = part(cause);
        if (since == null || !part.equals(away)) {
            LOG.warnf("Waiting for the %s: %s", away, cause.getMessage());
            if (since == null) {
                since = now;
            } else {
                ports.metrics.waits(stage, part, -1);
            }
            ports.metrics.waits(stage, away, 1);
            part = away;
        }
        return Duration.between(since, now).compareTo(limit) > 0;
    }

    /** When the wait began; {@link Instant#MAX} while nothing is waited for. */
    synchronized Instant since() {
        return since == null ? Instant.MAX : since;
    }

    /** Notes that all have answered, or that nobody waits any more. */
    synchronized void ends() {
        if (since != null) {
            LOG.infof(
                    "Waits no more for the %s, after %d s",
                    part, Duration.between(since, ports.clock.instant()).toSeconds());
            ports.metrics.waits(stage, part, -1);
            since = null;
            part = "";
        }
    }

    private static String part(RuntimeException cause) {
        if (cause instanceof ArtifactStoreException) {
            return "artifact-store";
        }
        if (cause instanceof NoRoomException) {
            return "room";
        }
        return cause instanceof LauncherException ? "launcher" : "broker";
    }
}
