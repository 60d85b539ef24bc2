package dev.refit.events.definition;

import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Training with H2O: one or more trials of one algorithm.
 *
 * @param nodes nodes of the H2O cloud of one trial on a cluster; one machine uses one
 * @param memory of each node, such as {@code 2g}
 * @param target the response column
 * @param ignore columns of the feature table that are no features
 * @param parameters H2O's own parameter names with their values, the same for every trial
 * @param trials H2O's own parameter names with the values to try: their Cartesian product are the trials; empty: one
 * @param parallel how many trials run side by side
 * @param validation the rows trials are compared on; trained on by none
 * @param holdout the rows the chosen trial is scored on, once; trained on by none
 * @param metric what trials are compared by
 */
public record H2oTraining(
        int nodes,
        String memory,
        Algorithm algorithm,
        String target,
        List<String> ignore,
        Map<String, Object> parameters,
        Map<String, List<Object>> trials,
        int parallel,
        RowFilter validation,
        RowFilter holdout,
        Metric metric) {
    public static final int MAX_TRIALS = 100;

    public H2oTraining {
        nodes = Checks.atLeast("nodes", nodes == 0 ? 1 : nodes, 1);
        memory = memory == null ? "1g" : MemorySize.checked("memory", memory);
        Checks.present("algorithm", algorithm);
        Checks.text("target", target);
        ignore = Checks.copy("ignore", ignore);
        parameters = JsonValues.copy("parameters", parameters);
        trials = axes(trials);
        parallel = Checks.atLeast("parallel", parallel == 0 ? 1 : parallel, 1);
        Checks.present("validation", validation);
        Checks.present("holdout", holdout);
        Checks.present("metric", metric);
        long product = 1;
        for (List<Object> values : trials.values()) {
            product = Math.min(Integer.MAX_VALUE, product * values.size());
        }
        if (product < 1 || product > MAX_TRIALS) {
            throw Checks.invalid("trials", product, "1 to " + MAX_TRIALS + " combinations");
        }
    }

    /** In their order, which numbers the trials. */
    private static Map<String, List<Object>> axes(Map<String, List<Object>> trials) {
        Map<String, List<Object>> axes = new LinkedHashMap<>();
        Checks.copy("trials", trials).forEach((name, values) -> {
            String field = "trials." + name;
            axes.put(
                    name,
                    values.stream().map(value -> JsonValues.copy(field, value)).toList());
        });
        return Collections.unmodifiableMap(axes);
    }

    /** The parameters of each trial, in order: the first key of {@code trials} varies slowest. Trial 1 is at index 0. */
    public List<Map<String, Object>> trialParameters() {
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
