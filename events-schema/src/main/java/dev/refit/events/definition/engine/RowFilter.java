package dev.refit.events.definition.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;

/**
 * The rows of the feature table whose {@code column}, a string column, has the value {@code value}. Such a column is
 * never a feature.
 */
public record RowFilter(String column, @JsonProperty("equals") String value) {
    public RowFilter {
        Checks.text("column", column);
        Checks.text("equals", value);
    }
}
