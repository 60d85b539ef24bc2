package dev.refit.run.fold;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.StageEvent;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.run.Stage;
import dev.refit.run.StageEvents;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of one generation of a run: each once, with its earliest time. */
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
    Stream<TimedEvent> inOrder() {
        return events.entrySet().stream()
                .map(entry -> new TimedEvent(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(TimedEvent::time));
    }

    /** Those of a type, by time. */
    <T extends RunEvent> Stream<T> all(Class<T> type) {
        return inOrder().map(TimedEvent::event).filter(type::isInstance).map(type::cast);
    }

    <T extends RunEvent> Optional<T> first(Class<T> type) {
        return all(type).findFirst();
    }

    /** The first event that ends it; it decides how it ended. */
    Optional<TimedEvent> ending() {
        return inOrder()
                .filter(timed -> RunState.endedBy(timed.event()).isPresent())
                .findFirst();
    }

    /** Whether this generation has a trigger or any other event of the stage. */
    boolean hasReached(Stage stage) {
        return Stream.concat(events.keySet().stream(), progress())
                .anyMatch(event -> StageEvents.trigger(stage).isInstance(event)
                        || event instanceof StageEvent of && of.at().stage() == stage
                        || stage == Stage.PROMOTION
                                && (event instanceof LibraryPublic || event instanceof ModelRejected));
    }

    /** When its first stage was triggered. */
    Optional<Instant> begun() {
        return Arrays.stream(Stage.values())
                .filter(this::hasReached)
                .findFirst()
                .flatMap(stage -> first(StageEvents.trigger(stage)))
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
}
