package dev.refit.run.fold;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.run.Stage;
import java.util.List;

/**
 * A stage of a run.
 *
 * @param seconds from its first start, or from its trigger if it launches nothing, to its end; null while it has not ended
 * @param attempts of all its tasks in all generations, in the order of their start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageView(Stage name, StageState state, Double seconds, List<AttemptView> attempts) {
    public StageView {
        attempts = List.copyOf(attempts);
    }
}
