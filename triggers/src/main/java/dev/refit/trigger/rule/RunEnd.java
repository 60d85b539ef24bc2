package dev.refit.trigger.rule;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.RunId;
import java.time.Instant;

/**
 * A run that has ended.
 *
 * @param run the run's id
 * @param refit the name of its definition
 * @param partition the partition it was requested for
 * @param time when it was said to have ended
 */
public record RunEnd(String run, String refit, String partition, Outcome outcome, Instant time) {
    public RunEnd {
        Checks.name("run", run, RunId.MAX);
        Checks.name("refit", refit, RefitDefinition.MAX_NAME);
        Checks.partition("partition", partition);
        Checks.present("outcome", outcome);
        Checks.present("time", time);
    }

    /** How a run ended. */
    public enum Outcome {
        SUCCEEDED,
        REJECTED,
        FAILED,
        CANCELLED
    }
}
