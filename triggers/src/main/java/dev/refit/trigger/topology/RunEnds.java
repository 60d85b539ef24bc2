package dev.refit.trigger.topology;

import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.StageEvent;
import dev.refit.events.run.RunRef;
import dev.refit.trigger.rule.RunEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which events end a refit's run. */
final class RunEnds {
    static final List<EventType> TYPES = List.of(
            EventType.MODEL_PROMOTED, EventType.MODEL_REJECTED, EventType.STAGE_FAILED, EventType.STAGE_CANCELLED);

    private RunEnds() {}

    /** The end that an event tells; empty for one of an uploaded model, which no definition has. */
    static Optional<RunEnd> of(RefitEvent event, Instant time) {
        if (event instanceof ModelPromoted promoted) {
            return end(promoted.run(), promoted.refit(), promoted.partition(), RunEnd.Outcome.SUCCEEDED, time);
        }
        if (event instanceof ModelRejected rejected) {
            return end(rejected.run(), rejected.refit(), rejected.partition(), RunEnd.Outcome.REJECTED, time);
        }
        if (event instanceof StageEvent stage) {
            RunEnd.Outcome outcome =
                    event.type() == EventType.STAGE_FAILED ? RunEnd.Outcome.FAILED : RunEnd.Outcome.CANCELLED;
            return end(stage.at().run(), stage.at().refit(), stage.at().partition(), outcome, time);
        }
        return Optional.empty();
    }

    private static Optional<RunEnd> end(
            String run, String refit, String partition, RunEnd.Outcome outcome, Instant time) {
        return partition.equals(RunRef.UPLOADED)
                ? Optional.empty()
                : Optional.of(new RunEnd(run, refit, partition, outcome, time));
    }
}
