package dev.refit.system.fault.history;

import dev.refit.events.EventType;

/** How a run ends, by the event that says so. */
public enum Ending {
    SUCCEEDED(EventType.MODEL_PROMOTED),
    FAILED(EventType.STAGE_FAILED),
    CANCELLED(EventType.STAGE_CANCELLED);

    private final EventType event;

    Ending(EventType event) {
        this.event = event;
    }

    public String topic() {
        return event.topic();
    }
}
