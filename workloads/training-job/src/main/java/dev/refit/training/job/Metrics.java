package dev.refit.training.job;

import dev.refit.events.definition.engine.Metric;
import dev.refit.events.model.FitSummary;
import dev.refit.job.JobFailedException;
import dev.refit.training.job.refusal.Refusal;
import hex.Model;
import hex.ModelMetrics;
import hex.ModelMetricsBinomial;
import hex.ModelMetricsMultinomial;
import hex.ModelMetricsRegression;
import hex.ModelMetricsSupervised;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import water.fvec.Frame;
import water.fvec.Vec;

/** How well a model does on some rows, by H2O's names in snake case. A metric that these rows do not define is absent. */
final class Metrics {
    private static final List<String> OF_TWO_CLASSES =
            List.of("auc", "aucpr", "gini", "logloss", "mean_per_class_error", "mse", "r2", "rmse");
    private static final List<String> OF_CLASSES = List.of("logloss", "mean_per_class_error", "mse", "r2", "rmse");
    private static final List<String> OF_NUMBERS =
            List.of("mae", "mean_residual_deviance", "mse", "r2", "rmse", "rmsle");

    private Metrics() {}

    /** Refuses a metric that models of this target do not have, before anything is trained. */
    static void checkExists(Metric metric, Vec target, Map<String, Object> parameters) throws JobFailedException {
        int classes = target.cardinality();
        List<String> names = classes < 0 ? OF_NUMBERS : classes <= 2 ? OF_TWO_CLASSES : OF_CLASSES;
        boolean asked = metric.key().startsWith("auc") && classes > 2 && parameters.containsKey("auc_type");
        if (!names.contains(metric.key()) && !asked) {
            List<String> choices = Stream.of(Metric.values())
                    .map(Metric::key)
                    .filter(names::contains)
                    .toList();
            String kind = classes < 0
                    ? "a regression (the target is a number)"
                    : "a classification into " + Math.max(2, classes) + " classes";
            throw Refusal.definition(
                    "no-such-metric",
                    "training.h2o.metric: got " + metric.key() + ", expected one of " + String.join(", ", choices)
                            + " for " + kind,
                    "Name one of these, or make the target a string, a boolean or a number as you mean it.");
        }
    }

    /** Scores the rows and leaves the predictions nowhere. */
    static Map<String, Double> of(Model<?, ?, ?> model, Frame rows) {
        model.score(rows).remove();
        return of(ModelMetrics.getFromDKV(model, rows));
    }

    /** How well a model fits the rows that it was trained on, and its folds those that they were not. */
    static FitSummary fit(Model<?, ?, ?> model) {
        ModelMetrics training = model._output._training_metrics;
        ModelMetrics folds = model._output._cross_validation_metrics;
        return new FitSummary(training == null ? Map.of() : of(training), folds == null ? Map.of() : of(folds));
    }

    /** The rows define the metric that trials are compared by. */
    static void checkDefined(Metric metric, Map<String, Double> metrics, String part) throws JobFailedException {
        if (!metrics.containsKey(metric.key())) {
            throw Refusal.data(
                    "undefined-metric",
                    "training.h2o.metric: " + metric.key() + " is not defined on the " + part + " part, which has "
                            + metrics.keySet(),
                    "Look whether the " + part + " part holds rows of every class, with a target.");
        }
    }

    private static Map<String, Double> of(ModelMetrics metrics) {
        Map<String, Double> values = new TreeMap<>();
        values.put("mse", metrics.mse());
        values.put("rmse", metrics.rmse());
        if (metrics instanceof ModelMetricsSupervised supervised) {
            values.put("r2", supervised.r2());
        }
        if (metrics instanceof ModelMetricsBinomial binomial && binomial._auc != null) {
            values.put("auc", binomial.auc());
            values.put("aucpr", binomial.aucpr());
            values.put("gini", binomial._auc._gini);
            values.put("logloss", binomial.logloss());
            values.put("mean_per_class_error", binomial.mean_per_class_error());
        }
        if (metrics instanceof ModelMetricsMultinomial multinomial) {
            if (multinomial._auc != null) {
                values.put("auc", multinomial.auc());
                values.put("aucpr", multinomial.aucpr());
            }
            values.put("logloss", multinomial.logloss());
            values.put("mean_per_class_error", multinomial.mean_per_class_error());
        }
        if (metrics instanceof ModelMetricsRegression regression) {
            values.put("mae", regression.mae());
            values.put("rmsle", regression.rmsle());
            values.put("mean_residual_deviance", regression.mean_residual_deviance());
        }
        values.values().removeIf(value -> !Double.isFinite(value));
        return values;
    }
}
