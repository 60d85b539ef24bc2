package dev.refit.stage.execution;

import dev.refit.events.run.Failure;

/** How far a task is after one look at it. */
sealed interface TaskProgress {

    /** @param active whether it takes one of the places of its stage's tasks */
    record Waiting(boolean active) implements TaskProgress {}

    record Succeeded(Object result) implements TaskProgress {}

    record GaveUp(Failure failure) implements TaskProgress {}

    /** A task that is ended: it has had no effect, and will have none. */
    record Withdrawn() implements TaskProgress {}

    /** A task of a cancelled run that does what cannot be undone. */
    record Committed() implements TaskProgress {}
}
