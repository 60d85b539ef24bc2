package dev.refit.trigger.rule;

import dev.refit.events.checks.Checks;

/**
 * A run that has ended.
 *
 * @param run the run's id
 * @param refit the name of its definition
 * @param partition the partition it was requested for
 */
public record RunEnd(String run, String refit, String partition, Outcome outcome) {
    public RunEnd {
        Checks.text("run", run);
        Checks.text("refit", refit);
        Checks.partition("partition", partition);
        Checks.present("outcome", outcome);
    }

    /** How a run ended. */
    public enum Outcome {
        SUCCEEDED,
        REJECTED,
        FAILED,
        CANCELLED
    }
}
