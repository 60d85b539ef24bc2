package dev.refit.events.data;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.DatasetSpec;

/**
 * A snapshot that a feature table was built of, without its files.
 *
 * @param digest that of the snapshot
 */
public record FeatureSource(String dataset, String partition, long rows, String digest) {
    public FeatureSource {
        Checks.name("dataset", dataset, DatasetSpec.MAX_NAME);
        Checks.partition("partition", partition);
        Checks.notNegative("rows", rows);
        Checks.text("digest", digest);
    }

    public static FeatureSource of(Snapshot snapshot) {
        return new FeatureSource(snapshot.dataset(), snapshot.partition(), snapshot.rows(), snapshot.digest());
    }
}
