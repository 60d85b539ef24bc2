package dev.refit.run.fold;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.run.Stage;
import java.time.Instant;
import java.util.List;

/**
 * A run in its newest generation. A stage that the generation did not do again is as an earlier one left it.
 *
 * @param cancelRequested whether its cancellation was requested
 * @param requested when it was first requested; null while that event was not read
 * @param ended when it ended; null while it has not
 * @param seconds from its request to its end; of a later generation from its retry
 * @param rows of its feature table; null before there is one
 * @param model null when there is none
 * @param warnings what whoever uses its model should know of its training, in sentences
 * @param failure why it has no model; null unless it failed, was cancelled or was rejected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
        String run,
        String refit,
        String partition,
        int generation,
        RunState state,
        boolean cancelRequested,
        Instant requested,
        Instant ended,
        Double seconds,
        List<InputView> inputs,
        List<StageView> stages,
        Long rows,
        ModelView model,
        FailureView failure,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {
    public RunView {
        inputs = List.copyOf(inputs);
        stages = List.copyOf(stages);
        warnings = List.copyOf(warnings);
    }

    /** A stage of the run. @throws java.util.NoSuchElementException when the run does not have it, as an upload has no ingest */
    public StageView stage(Stage stage) {
        return stages.stream().filter(s -> s.name() == stage).findFirst().orElseThrow();
    }

    @JsonIgnore
    public boolean isOver() {
        return state.isOver();
    }
}
