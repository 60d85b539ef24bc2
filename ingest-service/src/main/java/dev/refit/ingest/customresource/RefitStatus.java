package dev.refit.ingest.customresource;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The status of a custom resource.
 *
 * @param observedGeneration the generation that {@link Condition#ACCEPTED} is about; null until there is one
 * @param lastRun null until there is one
 * @param model the model that was promoted last; null until there is one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RefitStatus(Long observedGeneration, List<Condition> conditions, LastRun lastRun, PromotedModel model) {
    static final RefitStatus NONE = new RefitStatus(null, null, null, null);

    RefitStatus {
        conditions = Checks.copy("conditions", conditions);
    }

    /** With this condition, unless there is one about a later generation already. */
    RefitStatus accepted(Condition accepted) {
        if (observedGeneration != null && observedGeneration > accepted.observedGeneration()) {
            return this;
        }
        return new RefitStatus(accepted.observedGeneration(), conditionsWith(accepted), lastRun, model);
    }

    RefitStatus with(LastRun run, Condition ready) {
        return new RefitStatus(observedGeneration, conditionsWith(ready), run, model);
    }

    RefitStatus with(LastRun run) {
        return new RefitStatus(observedGeneration, conditions, run, model);
    }

    RefitStatus with(PromotedModel promoted) {
        return new RefitStatus(observedGeneration, conditions, lastRun, promoted);
    }

    private List<Condition> conditionsWith(Condition condition) {
        Optional<Condition> before = conditions.stream()
                .filter(other -> other.type().equals(condition.type()))
                .findFirst();
        Condition now = before.map(condition::after).orElse(condition);
        List<Condition> all = new ArrayList<>(conditions);
        before.ifPresentOrElse(old -> all.set(all.indexOf(old), now), () -> all.add(now));
        return all;
    }
}
