package dev.refit.cli.runs;

import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.StageEvent;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.run.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was said of one generation of a run: each thing once, with the first time it was said for. */
final class Generation {
    private final Map<RunEvent, Instant> events = new LinkedHashMap<>();
    private final Map<Attempt, StageProgressed> progress = new HashMap<>();

    void add(RunEvent event, Instant time) {
        if (event instanceof StageProgressed progressed) {
            progress.merge(progressed.attempt(), progressed, (a, b) -> a.sequence() >= b.sequence() ? a : b);
        } else {
            events.merge(event, time, (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    /** All but progress, by time. */
    Stream<Said> inOrder() {
        return events.entrySet().stream()
                .map(entry -> new Said(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Said::time));
    }

    /** Those of a type, by time. */
    <T extends RunEvent> Stream<T> all(Class<T> type) {
        return inOrder().map(Said::event).filter(type::isInstance).map(type::cast);
    }

    <T extends RunEvent> Optional<T> first(Class<T> type) {
        return all(type).findFirst();
    }

    /** The first event that ends it; it decides how it ended. */
    Optional<Said> ending() {
        return inOrder().filter(said -> isEnding(said.event())).findFirst();
    }

    /** Whether it was asked for this stage, or says something of it. */
    boolean tookUp(Stage stage) {
        return Stream.concat(events.keySet().stream(), progress())
                .anyMatch(event -> StageProjection.STARTS.get(stage).isInstance(event)
                        || event instanceof StageEvent of && of.at().stage() == stage
                        || stage == Stage.PROMOTION
                                && (event instanceof LibraryPublic || event instanceof ModelRejected));
    }

    /** When its first stage was asked for. */
    Optional<Instant> begun() {
        return Arrays.stream(Stage.values())
                .filter(this::tookUp)
                .findFirst()
                .flatMap(stage -> first(StageProjection.STARTS.get(stage)))
                .flatMap(this::time);
    }

    Optional<Instant> time(RunEvent event) {
        return Optional.ofNullable(events.get(event));
    }

    Optional<StageProgressed> progress(Attempt attempt) {
        return Optional.ofNullable(progress.get(attempt));
    }

    Stream<StageProgressed> progress() {
        return progress.values().stream();
    }

    private static boolean isEnding(RefitEvent event) {
        return event instanceof StageFailed
                || event instanceof StageCancelled
                || event instanceof LibraryPublic
                || event instanceof ModelRejected;
    }
}
