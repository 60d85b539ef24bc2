package dev.refit.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of the rows that a model reads, or its response.
 *
 * @param name the name in the training frame
 * @param levels the texts of a categorical column; a row contains the index of a level. Null for a numeric column.
 */
public record Column(String name, List<String> levels) {
    public Column {
        if (name == null) {
            throw new IllegalArgumentException("name: expected the name of a column");
        }
        levels = levels == null ? null : List.copyOf(levels);
    }

    public boolean isCategorical() {
        return levels != null;
    }

    /** Returns the index of each level by its text. The map is empty for a numeric column. */
    public Map<String, Integer> indexes() {
        Map<String, Integer> indexes = new HashMap<>();
        for (int level = 0; isCategorical() && level < levels.size(); level++) {
            indexes.put(levels.get(level), level);
        }
        return indexes;
    }
}
