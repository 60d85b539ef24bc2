package dev.refit.events.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.model.ModelSchema;

/**
 * Which run has a version of a refit's library, and what its model is. Written once, before the library is made; whether
 * it was ever published, the run's promotion says.
 *
 * @param previous the last version that was published before, which this one's release notes compare it with; null when
 *     there was none
 * @param schema a {@link ModelSchema} that outlives the run's own files; null when none is known
 * @param trained what the library is made of; null in records of older versions of Refit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseRecord(String version, String run, String previous, StoredFile schema, ModelTrained trained) {
    public ReleaseRecord {
        Checks.text("version", version);
        Checks.text("run", run);
    }
}
