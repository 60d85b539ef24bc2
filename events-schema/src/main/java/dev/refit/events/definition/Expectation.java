package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import java.util.HashSet;
import java.util.List;

/**
 * What must hold in a dataset before anything is built from it. Exactly the members that are given are checked.
 *
 * @param dataset the dataset it speaks of
 * @param column the column, null for {@code minRows} and {@code unique}
 * @param notNullRatio the least share of rows with a value, 0 to 1; null when not checked
 * @param min the least value, inclusive; null when not checked; rows without a value pass
 * @param max the greatest value, inclusive; null when not checked; rows without a value pass
 * @param in the allowed values as text; empty when not checked; rows without a value pass
 * @param minRows the least number of rows; null when not checked
 * @param unique columns of which no two rows of a partition have the same values; empty when not checked; rows without one
 *     of them pass
 * @param within of what a date or time of the column has to lie within; null when not checked; rows without a value pass
 * @param references where each value of the column has to be; null when not checked; rows without a value pass
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Expectation(
        String dataset,
        String column,
        Double notNullRatio,
        Double min,
        Double max,
        List<String> in,
        Long minRows,
        List<String> unique,
        Within within,
        Reference references) {

    /** What dates and times can be held within. */
    public enum Within {
        /** The period that the row's partition is. */
        @JsonProperty("partition")
        PARTITION
    }

    /** A column of a dataset of the same run, all its partitions together. */
    public record Reference(String dataset, String column) {
        public Reference {
            Checks.text("dataset", dataset);
            Checks.text("column", column);
        }
    }

    public Expectation {
        Checks.text("dataset", dataset);
        in = Checks.copy("in", in);
        unique = Checks.copy("unique", unique);
        boolean ofColumn = notNullRatio != null
                || min != null
                || max != null
                || !in.isEmpty()
                || within != null
                || references != null;
        if (ofColumn && column == null) {
            throw Checks.invalid("column", null, "the column that the expectation on " + dataset + " checks");
        }
        if (!ofColumn && minRows == null && unique.isEmpty()) {
            throw Checks.invalid(
                    "expectation", dataset, "one of notNullRatio, min, max, in, within, references, unique, minRows");
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
        if (column != null && !unique.isEmpty()) {
            throw Checks.invalid("column", column, "it left out, as unique names its columns");
        }
        if (new HashSet<>(unique).size() < unique.size()) {
            throw Checks.invalid("unique", unique, "each column once");
        }
    }

    /** Of values alone and of rows. */
    public Expectation(
            String dataset, String column, Double notNullRatio, Double min, Double max, List<String> in, Long minRows) {
        this(dataset, column, notNullRatio, min, max, in, minRows, null, null, null);
    }
}
