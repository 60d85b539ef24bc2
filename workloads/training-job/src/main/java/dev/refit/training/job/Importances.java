package dev.refit.training.job;

import hex.Model;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import water.util.TwoDimTable;

/**
 * How much each feature contributes, as H2O reports it. Algorithms that see one input for each level of a categorical
 * feature ({@code carrier.AA}) report each; here a feature has the sum of its levels.
 */
final class Importances {
    private static final int RELATIVE = 0;

    private Importances() {}

    /** Most important first; empty when the model has none. */
    static Map<String, Double> of(Model<?, ?, ?> model) {
        TwoDimTable table = model._output.getVariableImportances();
        Map<String, Double> sums = new LinkedHashMap<>();
        if (table == null) {
            return sums;
        }
        String[] features = model._output.features();
        String[] rows = table.getRowHeaders();
        for (int i = 0; i < rows.length; i++) {
            double value = ((Number) table.get(i, RELATIVE)).doubleValue();
            if (Double.isFinite(value)) {
                sums.merge(feature(rows[i], features), value, Double::sum);
            }
        }
        return sorted(sums);
    }

    private static String feature(String input, String[] features) {
        if (Arrays.asList(features).contains(input)) {
            return input;
        }
        Optional<String> longest = Arrays.stream(features)
                .filter(name -> input.startsWith(name + "."))
                .max(Comparator.comparingInt(String::length));
        return longest.orElse(input);
    }

    private static Map<String, Double> sorted(Map<String, Double> sums) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
