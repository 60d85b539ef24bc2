package dev.refit.events.run;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;

/**
 * Identifies a run, in one of its generations, in records, workload names and events.
 *
 * @param run the run's id
 * @param generation 1, and one more with each retry
 * @param refit the definition's name; for an uploaded model its artifact, in the form of such a name
 * @param partition the partition of the data; {@value #UPLOADED} for an uploaded model, whose data is not known
 */
public record RunRef(String run, int generation, String refit, String partition) {
    public static final String UPLOADED = "uploaded";

    public RunRef {
        Checks.name("run", run, RunId.MAX);
        Checks.atLeast("generation", generation, 1);
        Checks.name("refit", refit, RefitDefinition.MAX_NAME);
        Checks.partition("partition", partition);
    }

    /** The same run in another generation. */
    public RunRef inGeneration(int other) {
        return new RunRef(run, other, refit, partition);
    }
}
