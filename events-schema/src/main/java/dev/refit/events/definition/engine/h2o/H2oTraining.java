package dev.refit.events.definition.engine.h2o;

import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import dev.refit.events.definition.engine.MemorySize;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.definition.engine.TrialGrid;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Training with H2O: one or more trials of one algorithm.
 *
 * @param nodes nodes of the H2O cloud of one trial on a cluster; one machine uses one
 * @param memory memory of each node, such as {@code 2g}
 * @param parameters H2O's own parameter names with their values, the same for every trial
 * @param trials H2O's own parameter names with the values to try; every combination is one trial, and without any there
 *     is one trial
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
        Metric metric)
        implements TrainingEngine {

    public static final String KEY = "h2o";

    public H2oTraining {
        nodes = Checks.atLeast("nodes", nodes == 0 ? 1 : nodes, 1);
        memory = memory == null ? "1g" : MemorySize.checked("memory", memory);
        Checks.present("algorithm", algorithm);
        Checks.text("target", target);
        ignore = Checks.copy("ignore", ignore);
        parameters = JsonValues.copy("parameters", parameters);
        trials = TrialGrid.checked(trials);
        parallel = Checks.atLeast("parallel", parallel == 0 ? 1 : parallel, 1);
        Checks.present("validation", validation);
        Checks.present("holdout", holdout);
        Checks.present("metric", metric);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String algorithmName() {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Map<String, Object>> trialParameters() {
        return TrialGrid.combinations(parameters, trials);
    }
}
