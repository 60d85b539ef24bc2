package dev.refit.ingest.customresource;

import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.checks.Checks;
import java.time.Instant;

/**
 * A model that was promoted.
 *
 * @param promoted the time of its promotion
 */
record PromotedModel(String version, String coordinates, String run, Metric metric, Instant promoted) {
    PromotedModel {
        Checks.present("promoted", promoted);
    }

    /** A metric with its value on the holdout. */
    record Metric(String name, double value) {}

    static PromotedModel of(ModelPromoted event, Instant time) {
        String version = event.coordinates().substring(event.coordinates().lastIndexOf(':') + 1);
        return new PromotedModel(
                version, event.coordinates(), event.run(), new Metric(event.metric(), event.value()), time);
    }
}
