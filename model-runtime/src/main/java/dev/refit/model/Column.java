package dev.refit.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of the rows that a model reads, or its response.
 *
 * @param name as in the training frame
 * @param levels the texts of a categorical column, whose value in a row is the index into them; null if it is numeric
 */
public record Column(String name, List<String> levels) {
    public Column {
        if (name == null) {
            throw new IllegalArgumentException("name: a column has one");
        }
        levels = levels == null ? null : List.copyOf(levels);
    }

    public boolean isCategorical() {
        return levels != null;
    }

    /** The index of each level by its text; empty if the column is numeric. */
    public Map<String, Integer> indexes() {
        Map<String, Integer> indexes = new HashMap<>();
        for (int level = 0; isCategorical() && level < levels.size(); level++) {
            indexes.put(levels.get(level), level);
        }
        return indexes;
    }
}
