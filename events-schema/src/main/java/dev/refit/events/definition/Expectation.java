package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.util.List;

/**
 * What must hold in a dataset before anything is built from it. Exactly the members that are given are checked.
 *
 * @param dataset the dataset it speaks of
 * @param column the column, null for {@code minRows}
 * @param notNullRatio the least share of rows with a value, 0 to 1; null when not checked
 * @param min the least value, inclusive; null when not checked; rows without a value pass
 * @param max the greatest value, inclusive; null when not checked; rows without a value pass
 * @param in the allowed values as text; empty when not checked; rows without a value pass
 * @param minRows the least number of rows; null when not checked
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Expectation(
        String dataset, String column, Double notNullRatio, Double min, Double max, List<String> in, Long minRows) {
    public Expectation {
        Checks.text("dataset", dataset);
        in = Checks.copy("in", in);
        boolean ofColumn = notNullRatio != null || min != null || max != null || !in.isEmpty();
        if (ofColumn && column == null) {
            throw Checks.invalid("column", null, "the column that the expectation on " + dataset + " checks");
        }
        if (!ofColumn && minRows == null) {
            throw Checks.invalid("expectation", dataset, "one of notNullRatio, min, max, in, minRows");
        }
        if (notNullRatio != null && (notNullRatio < 0 || notNullRatio > 1)) {
            throw Checks.invalid("notNullRatio", notNullRatio, "0 to 1");
        }
        if (min != null && max != null && min > max) {
            throw Checks.invalid("min", min, "at most max, which is " + max);
        }
        if (minRows != null) {
            Checks.notNegative("minRows", minRows);
        }
    }
}
