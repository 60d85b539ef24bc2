package dev.refit.training.search;

import dev.refit.events.definition.engine.HalvingRounds.Round;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.workload.WorkloadResult.Trained;
import dev.refit.stage.TaskResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Successive halving: the trials of a round are those of the round before that were best, with more of the resource. */
final class Halving {
    private final TrainingEngine engine;
    private final String resource;
    private final List<Round> rounds;
    private final List<Map<String, Object>> drawn;

    Halving(TrainingEngine engine, String run) {
        this.engine = engine;
        this.resource = engine.resource().orElseThrow();
        this.rounds = engine.rounds();
        this.drawn = RandomPoints.draw(engine.space().without(resource), engine.search(), run);
    }

    TrialPlan plan(TaskResults results) {
        List<PlannedTrial> trials = new ArrayList<>();
        List<Map<String, Object>> going = drawn;
        for (int i = 0; i < rounds.size() && !going.isEmpty(); i++) {
            List<PlannedTrial> round = trials(rounds.get(i), going, trials.size() + 1);
            trials.addAll(round);
            if (!round.stream().allMatch(trial -> Ended.is(trial, results))) {
                return new TrialPlan(List.copyOf(trials), later(i, round, results));
            }
            going = ranked(round, results).stream()
                    .map(trained -> going(round, trained))
                    .toList();
        }
        return new TrialPlan(List.copyOf(trials), 0);
    }

    private List<PlannedTrial> trials(Round round, List<Map<String, Object>> going, int first) {
        List<PlannedTrial> trials = new ArrayList<>();
        for (Map<String, Object> point : going.subList(0, Math.min(round.size(), going.size()))) {
            Map<String, Object> own = TrialPlan.with(point, Map.of(resource, round.amount()));
            trials.add(new PlannedTrial(first + trials.size(), TrialPlan.with(engine.parameters(), own)));
        }
        return trials;
    }

    /** How many trials the rounds after this one have if none of its others fails. */
    private int later(int round, List<PlannedTrial> trials, TaskResults results) {
        int going = (int) trials.stream()
                .filter(trial -> results.failure(trial.number()).isEmpty())
                .count();
        return rounds.subList(round + 1, rounds.size()).stream()
                .mapToInt(next -> Math.min(next.size(), going))
                .sum();
    }

    /** The best first, of equals the one with the lower number; without those that have no metric. */
    private List<Trained> ranked(List<PlannedTrial> round, TaskResults results) {
        Metric metric = engine.metric();
        List<Trained> ranked = new ArrayList<>();
        List<Trained> rest = new ArrayList<>(round.stream()
                .flatMap(trial -> Ended.trained(trial.number(), results).stream())
                .toList());
        while (TrialChoice.best(rest, metric).isPresent()) {
            Trained best = TrialChoice.best(rest, metric).get();
            ranked.add(best);
            rest.remove(best);
        }
        return ranked;
    }

    private static Map<String, Object> going(List<PlannedTrial> round, Trained trained) {
        return round.stream()
                .filter(trial -> trial.number() == trained.summary().trial())
                .findFirst()
                .orElseThrow()
                .parameters();
    }
}
