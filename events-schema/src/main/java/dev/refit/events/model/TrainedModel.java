package dev.refit.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.artifact.ModelArtifact;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import dev.refit.events.definition.engine.Metric;
import java.util.List;
import java.util.Map;

/**
 * The model that was chosen among a run's trials.
 *
 * @param mojo the artifact's file if its format is MOJO, for readers that do not know {@code artifact}; else null
 * @param examples recorded predictions; {@code docs/recorded-examples.md} has the format
 * @param metric the metric that trials were compared by
 * @param trial the number of the chosen trial
 * @param trials all trials, by number
 * @param holdout metrics on the holdout, scored once, by the chosen trial only; {@code metric} is among them
 * @param parametersUsed all parameters that the engine reports to have used
 * @param importances relative importance by feature, most important first; of many features only the most important ones
 * @param trainingRows the number of rows that the model was trained on, all with a target
 * @param holdoutRows the number of rows that it was scored on, all with a target
 * @param schema a {@link ModelSchema}; null when an older training stage made the model
 * @param scoredHoldout holdout rows with their predictions, the response and the weight; {@code docs/recorded-examples.md}
 *     has the format; null when an older training stage made the model
 * @param tools versions of the tools that trained it, such as {@code h2o} and {@code java}
 * @param target what is known of the target; null when an older training stage made the model
 * @param fit how well it fits the rows that it was trained on; null when an older training stage made the model
 * @param artifact the model in its format; never null, as it is completed from {@code mojo}; left out of JSON if it is a MOJO
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainedModel(
        StoredFile mojo,
        StoredFile examples,
        Metric metric,
        int trial,
        List<TrialSummary> trials,
        Map<String, Double> holdout,
        Map<String, Object> parametersUsed,
        Map<String, Double> importances,
        long trainingRows,
        long holdoutRows,
        StoredFile schema,
        StoredFile scoredHoldout,
        Map<String, String> tools,
        TargetSummary target,
        FitSummary fit,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = ModelArtifact.WrittenAsMojo.class)
                ModelArtifact artifact) {
    public TrainedModel {
        artifact = ModelArtifact.of(mojo, artifact);
        Checks.present("examples", examples);
        Checks.present("metric", metric);
        Checks.atLeast("trial", trial, 1);
        trials = Checks.notEmpty("trials", trials);
        holdout = Checks.metrics("holdout", holdout);
        if (!holdout.containsKey(metric.key())) {
            throw Checks.invalid("holdout", holdout.keySet(), "a value of the model's metric " + metric.key());
        }
        parametersUsed = JsonValues.copy("parametersUsed", parametersUsed);
        importances = Checks.copy("importances", importances);
        importances.values().forEach(value -> Checks.finite("importances", value));
        Checks.notNegative("trainingRows", trainingRows);
        Checks.notNegative("holdoutRows", holdoutRows);
        tools = Checks.sorted("tools", tools);
    }

    /** A model without a schema, a scored holdout and versions of tools. */
    public TrainedModel(
            ModelArtifact artifact,
            StoredFile examples,
            Metric metric,
            int trial,
            List<TrialSummary> trials,
            Map<String, Double> holdout,
            Map<String, Object> parametersUsed,
            Map<String, Double> importances,
            long trainingRows,
            long holdoutRows) {
        this(
                artifact.mojo(),
                examples,
                metric,
                trial,
                trials,
                holdout,
                parametersUsed,
                importances,
                trainingRows,
                holdoutRows,
                null,
                null,
                null,
                null,
                null,
                artifact);
    }

    /** The same model with the other files of its training. */
    public TrainedModel with(StoredFile schema, StoredFile scoredHoldout, Map<String, String> tools) {
        return with(schema, scoredHoldout, tools, target, fit);
    }

    /** The same model with what is known of its target. */
    public TrainedModel with(TargetSummary summary) {
        return with(schema, scoredHoldout, tools, summary, fit);
    }

    /** The same model with how well it fits. */
    public TrainedModel with(FitSummary summary) {
        return with(schema, scoredHoldout, tools, target, summary);
    }

    private TrainedModel with(
            StoredFile schema,
            StoredFile scoredHoldout,
            Map<String, String> tools,
            TargetSummary target,
            FitSummary fit) {
        return new TrainedModel(
                mojo,
                examples,
                metric,
                trial,
                trials,
                holdout,
                parametersUsed,
                importances,
                trainingRows,
                holdoutRows,
                schema,
                scoredHoldout,
                tools,
                target,
                fit,
                artifact);
    }

    /** The trial whose model this is. */
    public TrialSummary chosen() {
        return trials.stream()
                .filter(summary -> summary.trial() == trial)
                .findFirst()
                .orElseGet(() -> trials.get(0));
    }

    /** The value that stands for the model: its metric on the holdout. */
    public double holdoutValue() {
        return holdout.get(metric.key());
    }
}
