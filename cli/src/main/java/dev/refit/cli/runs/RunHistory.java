package dev.refit.cli.runs;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.MainLine;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was said of one run, by generation. */
final class RunHistory {
    private final String run;
    private final SortedMap<Integer, Generation> generations = new TreeMap<>();
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
        int newest = generations.lastKey();
        return Optional.of(new RunProjection(run, newest, generations.get(newest), cancelRequested).view());
    }

    private static int generation(RunEvent event) {
        if (event instanceof MainLine line) {
            return line.run().generation();
        }
        if (event instanceof ModelPromoted promoted) {
            return promoted.generation();
        }
        return event instanceof ModelRejected rejected
                ? rejected.generation()
                : ((StageEvent) event).at().generation();
    }
}
