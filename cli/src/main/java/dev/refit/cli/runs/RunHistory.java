package dev.refit.cli.runs;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent;
import dev.refit.events.StageEvent.StageFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What was said of one run, by generation. */
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
            return;
        }
        int generation = generation(event);
        generations.computeIfAbsent(generation, number -> new Generation()).add(event, time);
    }

    /** The run as it stands in its newest generation; empty when all there is, is the wish that it ends. */
    Optional<RunView> view() {
        if (generations.isEmpty()) {
            return Optional.empty();
        }
        List<Generation> newestFirst = List.copyOf(generations.descendingMap().values());
        return Optional.of(new RunProjection(run, generations.lastKey(), newestFirst, cancelRequested).view());
    }

    /**
     * What starts the stage that failed once more: the event that started it in the newest generation, said for the next.
     * Empty when no stage has failed in the newest generation, or when that event was not read.
     */
    Optional<StageTrigger> retry() {
        return Optional.ofNullable(generations.lastEntry())
                .map(Map.Entry::getValue)
                .flatMap(newest -> newest.ending()
                        .map(Said::event)
                        .filter(StageFailed.class::isInstance)
                        .map(failed -> ((StageFailed) failed).at().stage())
                        .flatMap(stage -> newest.first(StageProjection.STARTS.get(stage))))
                .map(trigger -> trigger.inGeneration(generations.lastKey() + 1));
    }

    private static int generation(RunEvent event) {
        if (event instanceof StageTrigger line) {
            return line.ref().generation();
        }
        if (event instanceof LibraryPublic library) {
            return library.generation();
        }
        return event instanceof ModelRejected rejected
                ? rejected.generation()
                : ((StageEvent) event).at().generation();
    }
}
