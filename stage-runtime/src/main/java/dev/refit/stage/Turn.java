package dev.refit.stage;

import dev.refit.events.run.Failure;
import dev.refit.events.workload.WorkloadResult;

/** What looking at a task once has led to. */
sealed interface Turn {

    /** @param active whether it takes one of the places of its stage's tasks */
    record Waiting(boolean active) implements Turn {}

    record Ended(WorkloadResult result) implements Turn {}

    record GaveUp(Failure failure) implements Turn {}
}
