package dev.refit.trigger.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.time.Instant;

/**
 * A partition whose run is not requested yet.
 *
 * @param first when the first arrival came that it waits since
 * @param last when the last one came
 * @param occasion what that was, see {@link dev.refit.events.TriggerEvent.RunHeldBack}
 * @param overtime whether the time that it is waited for was over and it lacked something still
 */
public record Waiting(
        Instant first, Instant last, String occasion, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean overtime) {
    public Waiting {
        Checks.present("first", first);
        Checks.present("last", last);
        Checks.text("occasion", occasion);
    }

    Waiting again(Instant arrival, String what) {
        return new Waiting(first, arrival, what, overtime);
    }

    Waiting afterTime() {
        return new Waiting(first, last, occasion, true);
    }
}
