package dev.refit.training.search;

import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.workload.WorkloadResult.Trained;
import dev.refit.stage.TaskResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trials of a stage as far as they can be known. Equal results have equal plans, in whichever process, and a plan that
 * follows from more results has the trials of the earlier one first.
 *
 * @param trials by number
 * @param later how many more there may be at most, which depend on how these end
 */
public record TrialPlan(List<PlannedTrial> trials, int later) {

    /**
     * The plan after these results.
     *
     * @param run the run's id, which draws follow from where the definition has no seed
     */
    public static TrialPlan of(TrainingEngine engine, String run, TaskResults results) {
        return switch (engine.strategy()) {
            case GRID -> inOrder(engine.trialParameters());
            case RANDOM ->
                inOrder(RandomPoints.draw(engine.space(), engine.search(), run).stream()
                        .map(point -> with(engine.parameters(), point))
                        .toList());
            case HALVING -> new Halving(engine, run).plan(results);
        };
    }

    /** What the trials that have succeeded have left, by number. */
    public List<Trained> trained(TaskResults results) {
        return trials.stream()
                .flatMap(trial -> Ended.trained(trial.number(), results).stream())
                .toList();
    }

    static Map<String, Object> with(Map<String, Object> shared, Map<String, Object> own) {
        Map<String, Object> all = new TreeMap<>(shared);
        all.putAll(own);
        return all;
    }

    private static TrialPlan inOrder(List<Map<String, Object>> parameters) {
        List<PlannedTrial> trials = new ArrayList<>();
        parameters.forEach(own -> trials.add(new PlannedTrial(trials.size() + 1, own)));
        return new TrialPlan(List.copyOf(trials), 0);
    }
}
