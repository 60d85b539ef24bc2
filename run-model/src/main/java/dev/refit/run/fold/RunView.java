package dev.refit.cli.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.run.Stage;
import java.time.Instant;
import java.util.List;

/**
 * A run as its events tell it, in its newest generation: a stage that it did not do again is as it was left.
 *
 * @param cancelRequested whether somebody asked for its end
 * @param requested when it was first requested; null as long as that event was not read
 * @param ended null while it has not
 * @param seconds from its request to its end; of a later generation from its retry
 * @param rows of its feature table; null before there is one
 * @param model null when there is none
 * @param failure null unless it failed or was cancelled
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
        FailureView failure) {
    public RunView {
        inputs = List.copyOf(inputs);
        stages = List.copyOf(stages);
    }

    public StageView stage(Stage stage) {
        return stages.stream().filter(s -> s.name() == stage).findFirst().orElseThrow();
    }

    @JsonIgnore
    public boolean isOver() {
        return state.isOver();
    }
}
