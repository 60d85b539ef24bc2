package dev.refit.run.fold;

import dev.refit.events.RunEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds events to the state of all runs. The order and the repetition of events do not matter. Not thread-safe. */
public final class RunFold {
    private static final Comparator<RunView> BY_REQUEST = Comparator.comparing(
                    RunView::requested, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RunView::run);

    private final Map<String, RunHistory> histories = new LinkedHashMap<>();

    /** Adds an event; an event that belongs to no run changes nothing. */
    public void add(TimedEvent timed) {
        if (timed.event() instanceof RunEvent event) {
            histories.computeIfAbsent(event.runId(), RunHistory::new).add(event, timed.time());
        }
    }

    /** All runs, in the order of their requests. */
    public List<RunView> runs() {
        return histories.values().stream()
                .flatMap(history -> history.view().stream())
                .sorted(BY_REQUEST)
                .toList();
    }

    /** The run of this id; empty when no event of it was read. */
    public Optional<RunView> run(String id) {
        return Optional.ofNullable(histories.get(id)).flatMap(RunHistory::view);
    }

    /**
     * The event that starts the failed stage of a run again, for the next generation. Empty when the run has not failed in a
     * stage, or when the event that triggered the stage was not read.
     */
    public Optional<RunEvent.StageTrigger> retry(String id) {
        return Optional.ofNullable(histories.get(id)).flatMap(RunHistory::retry);
    }
}
