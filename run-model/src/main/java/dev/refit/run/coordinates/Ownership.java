package dev.refit.run.coordinates;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a coordinate's owner as it is remembered.
 *
 * @param owner null once the coordinates were released: the next who claims them has them
 * @param since when it was written
 * @param reason why, such as {@code first}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ownership(Owner owner, Instant since, String reason) {
    public Ownership {
        Checks.present("since", since);
        Checks.text("reason", reason);
    }

    /** Empty once the coordinates were released. */
    Optional<Owner> holder() {
        return Optional.ofNullable(owner);
    }
}
