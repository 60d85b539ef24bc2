package dev.refit.dataset;

import dev.refit.events.data.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how the columns of one part of a dataset differ from those of another. */
public final class ColumnDifference {
    private static final int NAMED = 5;

    private ColumnDifference() {}

    /**
     * Names the columns that differ, as the rest of a sentence about the second part.
     *
     * @param other what to call the first part, such as {@code partition 2013-01}
     * @return empty when both have the same columns of the same types in the same order
     */
    public static Optional<String> between(List<Column> first, List<Column> second, String other) {
        if (first.equals(second)) {
            return Optional.empty();
        }
        Map<String, String> before = types(first);
        Map<String, String> now = types(second);
        List<String> differences = new ArrayList<>();
        before.forEach((name, type) -> {
            if (!now.containsKey(name)) {
                differences.add("has no column " + name + ", which is a " + type + " in " + other);
            } else if (!now.get(name).equals(type)) {
                differences.add("column " + name + " is a " + now.get(name) + ", but a " + type + " in " + other);
            }
        });
        now.forEach((name, type) -> {
            if (!before.containsKey(name)) {
                differences.add("has a column " + name + " (" + type + "), which " + other + " has not");
            }
        });
        if (differences.isEmpty()) {
            return Optional.of("has the columns in the order " + String.join(", ", now.keySet()) + ", but " + other
                    + " in the order " + String.join(", ", before.keySet()));
        }
        int more = differences.size() - NAMED;
        return Optional.of(String.join("; ", differences.subList(0, Math.min(NAMED, differences.size())))
                + (more > 0 ? "; and " + more + " more" : ""));
    }

    private static Map<String, String> types(List<Column> columns) {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        return types;
    }
}
