package dev.refit.system.fault.history;

import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.StageEvent;
import java.util.Arrays;
import java.util.Optional;

/** How a run ends, by the event that says so. */
public enum RunEnding {
    SUCCEEDED(EventType.MODEL_PROMOTED),
    FAILED(EventType.STAGE_FAILED),
    CANCELLED(EventType.STAGE_CANCELLED);

    private final EventType event;

    RunEnding(EventType event) {
        this.event = event;
    }

    /** What a final event says; empty for any other event. */
    static Optional<RunEnding> of(RefitEvent event) {
        return Arrays.stream(values())
                .filter(ending -> ending.event == EventType.of(event))
                .findFirst();
    }

    /** Of a final event. */
    static int generation(RefitEvent event) {
        return event instanceof ModelPromoted promoted
                ? promoted.generation()
                : ((StageEvent) event).at().generation();
    }

    public String topic() {
        return event.topic();
    }
}
