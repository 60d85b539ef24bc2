package dev.refit.ingest.job.expectation;

import dev.refit.dataset.Shortened;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The rows that violate one expectation: how many, and the first few. */
final class Violations {
    private static final int EXAMPLES = 5;

    private final List<String> examples = new ArrayList<>();
    private long count;

    void add(String file, long line, Object value) {
        count++;
        if (examples.size() < EXAMPLES) {
            examples.add(file + " line " + line + (value == null ? "" : " ('" + text(value) + "')"));
        }
    }

    long count() {
        return count;
    }

    void ifAny(Runnable action) {
        if (count > 0) {
            action.run();
        }
    }

    String describe(long rows, String what) {
        return count + " of " + rows + " rows have " + what + ": " + String.join(", ", examples)
                + (count > examples.size() ? ", …" : "");
    }

    private static String text(Object value) {
        return Shortened.of(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }
}
