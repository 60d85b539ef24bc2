package dev.refit.cli.gc;

import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runs have had their time.
 *
 * @param keep so many of each refit's succeeded runs stay, those whose models were promoted last; the last one always
 * @param olderThan what ended within this time stays
 * @param refit only this refit's runs go; null: all refits'
 */
public record Retention(int keep, Duration olderThan, String refit) {

    /** Those that may go, of runs that may still be under way. */
    public List<RunView> expired(List<RunView> runs, Instant now) {
        Set<String> kept = kept(runs);
        return runs.stream()
                .filter(RunView::isOver)
                .filter(run -> refit == null || run.refit().equals(refit))
                .filter(run -> !kept.contains(run.run()))
                .filter(run -> run.ended().isBefore(now.minus(olderThan)))
                .toList();
    }

    private Set<String> kept(List<RunView> runs) {
        Map<String, List<RunView>> succeeded = runs.stream()
                .filter(run -> run.state() == RunState.SUCCEEDED)
                .sorted(Comparator.comparing(RunView::ended).reversed())
                .collect(Collectors.groupingBy(RunView::refit));
        Set<String> kept = new HashSet<>();
        succeeded.values().forEach(newestFirst -> newestFirst.stream()
                .limit(Math.max(1, keep))
                .forEach(run -> kept.add(run.run())));
        return kept;
    }
}
