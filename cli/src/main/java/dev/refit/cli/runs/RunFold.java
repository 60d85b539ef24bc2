package dev.refit.cli.runs;

import dev.refit.events.RunEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All runs, from events in whatever order and however often they come. Not thread-safe. */
public final class RunFold {
    private static final Comparator<RunView> BY_REQUEST = Comparator.comparing(
                    RunView::requested, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RunView::run);

    private final Map<String, RunHistory> histories = new LinkedHashMap<>();

    /** Takes an event in; one that is not of a run says nothing here. */
    public void add(Said said) {
        if (said.event() instanceof RunEvent event) {
            histories.computeIfAbsent(event.runId(), RunHistory::new).add(event, said.time());
        }
    }

    /** Every run there is word of, the one requested first at the head. */
    public List<RunView> runs() {
        return histories.values().stream()
                .flatMap(history -> history.view().stream())
                .sorted(BY_REQUEST)
                .toList();
    }

    public Optional<RunView> run(String id) {
        return Optional.ofNullable(histories.get(id)).flatMap(RunHistory::view);
    }

    /**
     * The event that has the stage in which a run failed done once more, in the next generation. Empty when the run has
     * not failed in a stage, or when the event that started the stage was not read.
     */
    public Optional<RunEvent.StageTrigger> retry(String id) {
        return Optional.ofNullable(histories.get(id)).flatMap(RunHistory::retry);
    }
}
