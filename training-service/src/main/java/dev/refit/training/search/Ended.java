package dev.refit.training.search;

import dev.refit.events.workload.WorkloadResult.Trained;
import dev.refit.stage.TaskResults;
import java.util.Optional;

/** How trials have ended. */
final class Ended {
    private Ended() {}

    /** Whether a trial has succeeded or failed for good. */
    static boolean is(PlannedTrial trial, TaskResults results) {
        return trained(trial.number(), results).isPresent()
                || results.failure(trial.number()).isPresent();
    }

    /** What a trial has left; empty if it has not succeeded. */
    static Optional<Trained> trained(int trial, TaskResults results) {
        return Optional.ofNullable(results.get(trial))
                .filter(Trained.class::isInstance)
                .map(Trained.class::cast);
    }
}
