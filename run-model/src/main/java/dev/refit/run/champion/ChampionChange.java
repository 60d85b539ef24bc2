package dev.refit.run.champion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.Actor;
import java.time.Instant;

/**
 * A change of a library's champion as it is remembered. Written once.
 *
 * @param number from 1, one more with each change of the library's
 * @param coordinates {@code groupId:artifactId}
 * @param version the version that is the champion from now on
 * @param previous the version that was it; null for the first one on record
 * @param newest the highest version that was the champion so far
 * @param cause what made the change
 * @param because the reason, for people
 * @param run the run that made the version
 * @param actor who asked for it; null when nobody did, or that is not known
 * @param since when it was written, never before the change that it follows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChampionChange(
        int number,
        String coordinates,
        String version,
        String previous,
        String newest,
        Cause cause,
        String because,
        String run,
        Actor actor,
        Instant since) {

    /** What makes a version the champion. Later releases may add others. */
    public enum Cause {
        /** It was proven and published, and is higher than every champion before. */
        @JsonProperty("promoted")
        PROMOTED
    }

    public ChampionChange {
        Checks.atLeast("number", number, 1);
        Checks.text("coordinates", coordinates);
        Checks.text("version", version);
        Checks.text("newest", newest);
        Checks.present("cause", cause);
        Checks.text("because", because);
        Checks.text("run", run);
        Checks.present("since", since);
    }
}
