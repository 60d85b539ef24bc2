package dev.refit.events.definition.engine.h2o;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import dev.refit.events.definition.engine.MemorySize;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.SearchRules;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.definition.engine.TrialGrid;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.TrialSpace;
import dev.refit.events.definition.engine.ValueRange;
import dev.refit.events.definition.engine.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Training with H2O: one or more trials of one algorithm.
 *
 * @param nodes nodes of the H2O cloud of one trial on a cluster; one machine uses one
 * @param memory memory of each node, such as {@code 2g}
 * @param parameters H2O's own parameter names with their values, the same for every trial
 * @param trials H2O's own parameter names with the values to try; without a {@code search} every combination is one trial,
 *     and without any there is one trial
 * @param search how trials are found among {@code trials} and its own ranges; null for a grid of which every trial must
 *     succeed
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
        Metric metric,
        @JsonInclude(JsonInclude.Include.NON_NULL) TrialSearch search)
        implements TrainingEngine {

    public static final String KEY = "h2o";

    public H2oTraining {
        nodes = Checks.atLeast("nodes", nodes == 0 ? 1 : nodes, 1);
        memory = memory == null ? "1g" : MemorySize.checked("memory", memory);
        Checks.present("algorithm", algorithm);
        Checks.text("target", target);
        ignore = Checks.copy("ignore", ignore);
        parameters = JsonValues.copy("parameters", parameters);
        trials = TrialGrid.copy(trials);
        parallel = Checks.atLeast("parallel", parallel == 0 ? 1 : parallel, 1);
        Checks.present("validation", validation);
        Checks.present("holdout", holdout);
        Checks.present("metric", metric);
        if (search == null || search.strategy() == SearchStrategy.GRID) {
            TrialGrid.checkSize(trials);
        }
        if (search != null) {
            TrialSpace space = space(algorithm, trials, search.ranges());
            Violation.refuse(new SearchRules(search, space, nameOf(algorithm), algorithm.resource()).violations());
        }
    }

    /** Training that tries every combination, of which every trial must succeed. */
    public H2oTraining(
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
        this(nodes, memory, algorithm, target, ignore, parameters, trials, parallel, validation, holdout, metric, null);
    }

    /** The values to try of an algorithm; some of its parameters take whole numbers only. */
    public static TrialSpace space(
            Algorithm algorithm, Map<String, List<Object>> values, Map<String, ValueRange> ranges) {
        Set<String> whole = ranges.isEmpty()
                ? Set.of()
                : ranges.keySet().stream()
                        .filter(name -> ParameterRules.of(algorithm)
                                .find(name)
                                .filter(H2oParameter::isWhole)
                                .isPresent())
                        .collect(Collectors.toUnmodifiableSet());
        return new TrialSpace(values, ranges, whole);
    }

    /**
     * The same with one more parameter for all trials, in place of the values to try of it.
     *
     * @throws IllegalArgumentException when a definition may not set the parameter, or not to this value
     */
    public H2oTraining with(String parameter, Object value) {
        String field = "training." + KEY + ".parameters." + parameter;
        ParameterRules.of(algorithm).require(field, parameter, value);
        Map<String, Object> others = new LinkedHashMap<>(parameters);
        others.put(parameter, value);
        Map<String, List<Object>> tried = new LinkedHashMap<>(trials);
        tried.remove(parameter);
        if (search != null && search.ranges().containsKey(parameter)) {
            throw Checks.invalid(field, value, "another parameter: trials search for its value");
        }
        return new H2oTraining(
                nodes, memory, algorithm, target, ignore, others, tried, parallel, validation, holdout, metric, search);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String algorithmName() {
        return nameOf(algorithm);
    }

    @Override
    public TrialSpace space() {
        return space(algorithm, trials, search == null ? Map.of() : search.ranges());
    }

    @Override
    public Optional<String> resource() {
        return algorithm.resource();
    }

    @Override
    public List<Map<String, Object>> trialParameters() {
        return TrialGrid.combinations(parameters, trials);
    }

    private static String nameOf(Algorithm algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }
}
