package dev.refit.events.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.model.ModelSchema;

/**
 * The run and the model of one version of a refit's library. Written once, before the library is made; the outcome of the
 * run's promotion says whether the version was published.
 *
 * @param previous the version published before, with which the release notes compare this one; null when there was none
 * @param schema a {@link ModelSchema} that outlives the run's own files; null when none is known
 * @param trained the model that the library is made of; null in records of older versions of Refit
 * @param basis the version whose schema decided the number of this one; null when that is {@code previous}, when there was
 *     none, and when nothing but the order of versions decided it
 * @param newer the published version of a newer partition, because of which this one will not be published; null when
 *     nothing was in the way of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseRecord(
        String version,
        String run,
        String previous,
        StoredFile schema,
        ModelTrained trained,
        String basis,
        String newer) {
    public ReleaseRecord {
        Checks.text("version", version);
        Checks.text("run", run);
    }

    /** Of which nothing is in the way, and whose number {@code previous} has decided. */
    public ReleaseRecord(String version, String run, String previous, StoredFile schema, ModelTrained trained) {
        this(version, run, previous, schema, trained, null, null);
    }
}
