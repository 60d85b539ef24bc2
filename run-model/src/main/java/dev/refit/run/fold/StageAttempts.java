package dev.refit.run.fold;

import dev.refit.events.RunEvent;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.run.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The attempts of a stage in all generations of its run. Numbers go on from one generation to the next. */
final class StageAttempts {
    private final Stage stage;
    private final List<Generation> oldestFirst;

    StageAttempts(Stage stage, List<Generation> newestFirst) {
        this.stage = stage;
        this.oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
    }

    /** In the order of their start; an attempt that a later generation adopted is listed once, where it started. */
    List<AttemptView> views() {
        Set<Attempt> attempts = new LinkedHashSet<>();
        for (Generation generation : oldestFirst) {
            generation
                    .all(StageStarted.class)
                    .filter(event -> event.at().stage() == stage)
                    .map(StageStarted::attempt)
                    .forEach(attempts::add);
            generation
                    .progress()
                    .filter(event -> event.at().stage() == stage)
                    .map(StageProgressed::attempt)
                    .sorted(Comparator.comparing(Attempt::workload))
                    .forEach(attempts::add);
        }
        return attempts.stream().map(this::view).toList();
    }

    private AttemptView view(Attempt attempt) {
        Optional<StageProgressed> progress = oldestFirst.stream()
                .flatMap(generation -> generation.progress(attempt).stream())
                .max(Comparator.comparingLong(StageProgressed::sequence));
        String failure = all(StageAttemptFailed.class)
                .filter(event -> event.attempt().equals(attempt))
                .map(event -> event.failure().message())
                .findFirst()
                .orElse(null);
        return new AttemptView(
                attempt.workload(),
                attempt.trial(),
                attempt.number(),
                progress.map(StageProgressed::fraction).orElse(0.0),
                progress.map(StageProgressed::message).orElse(""),
                failure);
    }

    private <T extends RunEvent> Stream<T> all(Class<T> type) {
        return oldestFirst.stream().flatMap(generation -> generation.all(type));
    }
}
