package dev.refit.events.definition.engine;

import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trials of a definition: parameters with the values to try, and every combination of these values. */
public final class TrialGrid {
    private TrialGrid() {}

    /**
     * Copies the axes of a grid. Their order is kept because it numbers the trials.
     *
     * @param trials the values to try by the names of their parameters; null is an empty grid, which has one combination
     * @throws IllegalArgumentException if a parameter has no value
     */
    public static Map<String, List<Object>> copy(Map<String, List<Object>> trials) {
        Map<String, List<Object>> axes = new LinkedHashMap<>();
        Checks.copy("trials", trials).forEach((name, values) -> {
            String field = "trials." + name;
            axes.put(
                    name,
                    values.stream().map(value -> JsonValues.copy(field, value)).toList());
        });
        if (axes.values().stream().anyMatch(List::isEmpty)) {
            throw Checks.invalid("trials", 0, "1 to " + TrainingEngine.MAX_TRIALS + " combinations");
        }
        return Collections.unmodifiableMap(axes);
    }

    /** @throws IllegalArgumentException if there are more than {@link TrainingEngine#MAX_TRIALS} combinations */
    public static void checkSize(Map<String, List<Object>> axes) {
        long product = 1;
        for (List<Object> values : axes.values()) {
            product = Math.min(Integer.MAX_VALUE, product * values.size());
        }
        if (product > TrainingEngine.MAX_TRIALS) {
            throw Checks.invalid("trials", product, "1 to " + TrainingEngine.MAX_TRIALS + " combinations");
        }
    }

    /**
     * The parameters of each trial, in order: the first key of {@code trials} varies slowest.
     *
     * @param parameters the parameters that all trials share
     */
    public static List<Map<String, Object>> combinations(
            Map<String, Object> parameters, Map<String, List<Object>> trials) {
        List<Map<String, Object>> combinations = List.of(parameters);
        for (Map.Entry<String, List<Object>> axis : trials.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> combination : combinations) {
                for (Object value : axis.getValue()) {
                    Map<String, Object> extended = new LinkedHashMap<>(combination);
                    extended.put(axis.getKey(), value);
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(Collections::unmodifiableMap).toList();
    }
}
