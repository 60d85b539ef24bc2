package dev.refit.model.library;

import dev.refit.model.library.InputProblem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Counts problems by column and reason. Thread-safe. */
final class ProblemCounters {
    private static final int REASONS = Reason.values().length;

    private final List<String> columns;
    private final AtomicLongArray counts;
    private final AtomicReferenceArray<String> lastValues;

    ProblemCounters(List<String> columns) {
        this.columns = columns;
        this.counts = new AtomicLongArray(columns.size() * REASONS);
        this.lastValues = new AtomicReferenceArray<>(columns.size() * REASONS);
    }

    void add(int column, Reason reason, String value) {
        int place = column * REASONS + reason.ordinal();
        counts.incrementAndGet(place);
        if (value != null) {
            lastValues.set(place, value);
        }
    }

    List<InputProblem> all() {
        List<InputProblem> problems = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            for (Reason reason : Reason.values()) {
                int place = column * REASONS + reason.ordinal();
                if (counts.get(place) > 0) {
                    problems.add(
                            new InputProblem(columns.get(column), reason, counts.get(place), lastValues.get(place)));
                }
            }
        }
        return problems;
    }
}
