package dev.refit.events.run;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;

/**
 * Which run, in which generation, of what: all that its records, its workloads and what its stages say are called by.
 *
 * @param run the run's id
 * @param generation 1, and one more with each retry
 * @param refit the definition's name; of an uploaded model its artifact, in the form of such a name
 * @param partition of the data; {@value #UPLOADED} of an uploaded model, which was made of none that is known
 */
public record RunRef(String run, int generation, String refit, String partition) {
    public static final String UPLOADED = "uploaded";

    public RunRef {
        Checks.name("run", run, RunId.MAX);
        Checks.atLeast("generation", generation, 1);
        Checks.name("refit", refit, RefitDefinition.MAX_NAME);
        Checks.partition("partition", partition);
    }

    /** The same run, retried or as it was before. */
    public RunRef inGeneration(int other) {
        return new RunRef(run, other, refit, partition);
    }
}
