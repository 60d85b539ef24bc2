package dev.refit.training.job;

import dev.refit.events.model.TargetSummary;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import water.fvec.Frame;
import water.fvec.Vec;

/** The constant that knows nothing but the target of the training part, and how well it does on the holdout. */
final class Baseline {
    /** As H2O bounds probabilities before it takes their logarithm. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private final String target;
    private final Frame training;
    private final Frame holdout;

    Baseline(String target, Frame training, Frame holdout) {
        this.target = target;
        this.training = training;
        this.holdout = holdout;
    }

    /** @param weighted whether rows weigh differently: the metrics of a constant are not known then */
    TargetSummary summary(Frame validation, boolean weighted) {
        Vec trained = training.vec(target);
        Vec scored = holdout.vec(target);
        double[] shares = trained.isCategorical() ? shares(trained) : null;
        Double mean = shares == null ? (Double) trained.mean() : shares.length == 2 ? (Double) shares[1] : null;
        Map<String, Double> byClass = new TreeMap<>();
        if (shares != null) {
            IntStream.range(0, shares.length).forEach(i -> byClass.put(trained.domain()[i], shares[i]));
        }
        Map<String, Double> metrics = new TreeMap<>();
        if (!weighted) {
            metrics.putAll(shares == null ? ofMean(mean, scored) : ofShares(shares, scored));
            metrics.values().removeIf(value -> !Double.isFinite(value));
        }
        return new TargetSummary(
                trained.naCnt(), validation.vec(target).naCnt(), scored.naCnt(), mean, byClass, metrics);
    }

    private static double[] shares(Vec classes) {
        double[] shares = new double[classes.cardinality()];
        Vec.Reader values = classes.new Reader();
        for (long row = 0; row < values.length(); row++) {
            if (!values.isNA(row)) {
                shares[(int) values.at8(row)]++;
            }
        }
        double rows = classes.length() - classes.naCnt();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= rows;
        }
        return shares;
    }

    private static Map<String, Double> ofMean(double mean, Vec actual) {
        Vec.Reader values = actual.new Reader();
        double squares = 0;
        double distances = 0;
        for (long row = 0; row < values.length(); row++) {
            if (!values.isNA(row)) {
                double distance = values.at(row) - mean;
                squares += distance * distance;
                distances += Math.abs(distance);
            }
        }
        double rows = actual.length() - actual.naCnt();
        return Map.of("rmse", Math.sqrt(squares / rows), "mae", distances / rows, "r2", 0.0);
    }

    private static Map<String, Double> ofShares(double[] shares, Vec actual) {
        Vec.Reader values = actual.new Reader();
        double squares = 0;
        double loss = 0;
        for (long row = 0; row < values.length(); row++) {
            if (!values.isNA(row)) {
                double probability = shares[(int) values.at8(row)];
                squares += (1 - probability) * (1 - probability);
                loss -= Math.log(Math.max(LEAST_PROBABILITY, probability));
            }
        }
        double rows = actual.length() - actual.naCnt();
        Map<String, Double> metrics = new TreeMap<>(Map.of(
                "logloss", loss / rows,
                "rmse", Math.sqrt(squares / rows),
                "mean_per_class_error", (shares.length - 1.0) / shares.length));
        if (shares.length == 2) {
            metrics.put("auc", 0.5);
            metrics.put("aucpr", positives(values) / rows);
        }
        return metrics;
    }

    /** Rows of the class that H2O takes for the positive one, which is the last. */
    private static double positives(Vec.Reader values) {
        double positives = 0;
        for (long row = 0; row < values.length(); row++) {
            positives += !values.isNA(row) && values.at8(row) == 1 ? 1 : 0;
        }
        return positives;
    }
}
