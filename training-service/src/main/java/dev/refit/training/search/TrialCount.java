package dev.refit.training.search;

import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.stage.TaskResults;
import java.util.Optional;

/**
 * Whether enough trials have succeeded, or still can.
 *
 * @param key the engine's key in a definition
 * @param planned how many trials are planned
 * @param succeeded how many of them have succeeded
 * @param ended how many of them have succeeded or failed for good
 * @param later how many more trials there may be, which depend on how these end
 * @param minimum how many must succeed, as the definition says; empty if it does not say
 */
public record TrialCount(
        String key, int planned, int succeeded, int ended, int later, boolean timeIsOver, Optional<Integer> minimum) {

    /** Counts the trials of a plan. */
    public static TrialCount of(TrialPlan plan, TrainingEngine engine, TaskResults results) {
        int ended = (int)
                plan.trials().stream().filter(trial -> Ended.is(trial, results)).count();
        return new TrialCount(
                engine.key(),
                plan.trials().size(),
                plan.trained(results).size(),
                ended,
                plan.later(),
                results.budgetIsSpent(),
                Optional.ofNullable(engine.search()).map(search -> search.minSucceeded()));
    }

    /** Whether trials have yet to end. */
    public boolean areMissing() {
        return ended < planned && !timeIsOver;
    }

    /** Whether the others go on when a trial fails. Without a minimum each of them must succeed. */
    public boolean mayFail() {
        return minimum.isPresent();
    }

    /** Why there cannot be enough trials any more; empty if there can. */
    public Optional<Failure> failure(TaskResults results) {
        int needed = minimum.orElse(1);
        if (timeIsOver) {
            return succeeded >= needed ? Optional.empty() : Optional.of(tooSlow(needed));
        }
        int possible = succeeded + planned - ended + later;
        return possible >= needed ? Optional.empty() : Optional.of(tooFew(needed, possible, results));
    }

    private Failure tooSlow(int needed) {
        return new Failure(
                Fault.USER_CODE,
                "budget-spent",
                "spec.training." + key + ".search.budget: got " + succeeded
                        + " trials that had succeeded when it was spent, expected at least " + needed,
                "Raise the budget, give parallel more trials at a time, or retry the run, which has the whole budget"
                        + " once more: refit runs retry RUN.");
    }

    private Failure tooFew(int needed, int possible, TaskResults results) {
        int failed = 1;
        while (results.failure(failed).isEmpty()) {
            failed++;
        }
        Failure first = results.failure(failed).get();
        return new Failure(
                first.fault(),
                "too-few-trials",
                "spec.training." + key + ".search.minSucceeded: got " + possible + " trials that can succeed, expected "
                        + needed + "; trial " + failed + " failed: " + first.message(),
                first.hint(),
                first.log());
    }
}
