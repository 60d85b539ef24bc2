package dev.refit.run.fold;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.run.Stage;
import dev.refit.run.StageEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The events of one run, by generation. */
final class RunHistory {
    private final String run;
    private final NavigableMap<Integer, Generation> generations = new TreeMap<>();
    private boolean cancelRequested;

    RunHistory(String run) {
        this.run = run;
    }

    void add(RunEvent event, Instant time) {
        if (event instanceof RunCancelRequested) {
            cancelRequested = true;
        }
        event.runGeneration().ifPresent(generation -> generations
                .computeIfAbsent(generation, number -> new Generation())
                .add(event, time));
    }

    /** The run in its newest generation; empty when nothing but a request to cancel it was read. */
    Optional<RunView> view() {
        if (generations.isEmpty()) {
            return Optional.empty();
        }
        List<Generation> newestFirst = List.copyOf(generations.descendingMap().values());
        return Optional.of(new RunProjection(run, generations.lastKey(), newestFirst, cancelRequested).view());
    }

    /**
     * The event that starts the failed stage again: its newest trigger, for the next generation. Empty when no stage has
     * failed in the newest generation, or when no trigger was read.
     */
    Optional<StageTrigger> retry() {
        return Optional.ofNullable(generations.lastEntry())
                .map(Map.Entry::getValue)
                .flatMap(newest -> newest.ending()
                        .map(TimedEvent::event)
                        .filter(StageFailed.class::isInstance)
                        .map(failed -> ((StageFailed) failed).at().stage())
                        .flatMap(this::newestTrigger))
                .map(trigger -> trigger.inGeneration(generations.lastKey() + 1));
    }

    private Optional<? extends StageTrigger> newestTrigger(Stage stage) {
        return generations.descendingMap().values().stream()
                .flatMap(generation -> generation.first(StageEvents.trigger(stage)).stream())
                .findFirst();
    }
}
