package dev.refit.gate.statistics;

/** A mean of what each row costs, or the root of it: logarithmic loss, squared error, absolute error. */
public final class MeanLoss implements WeightedMetric {
    /** What a probability is kept away from 0 and 1 by, as H2O does. */
    private static final double LEAST = 1e-15;

    private final double[] losses;
    private final boolean root;

    private MeanLoss(double[] losses, boolean root) {
        Rows.requireNumbers(losses);
        this.losses = losses;
        this.root = root;
    }

    /** @param probability of the class, of each row */
    public static MeanLoss logLoss(boolean[] positive, double[] probability) {
        Rows.requireEqual(positive.length, probability.length);
        double[] losses = new double[positive.length];
        for (int i = 0; i < losses.length; i++) {
            double likely = positive[i] ? probability[i] : 1 - probability[i];
            losses[i] = -Math.log(Math.max(LEAST, Math.min(1 - LEAST, likely)));
        }
        return new MeanLoss(losses, false);
    }

    /** The root of the mean squared error. */
    public static MeanLoss rootSquaredError(double[] actual, double[] predicted) {
        double[] losses = errors(actual, predicted);
        for (int i = 0; i < losses.length; i++) {
            losses[i] *= losses[i];
        }
        return new MeanLoss(losses, true);
    }

    /** The mean absolute error. */
    public static MeanLoss absoluteError(double[] actual, double[] predicted) {
        return new MeanLoss(errors(actual, predicted), false);
    }

    private static double[] errors(double[] actual, double[] predicted) {
        Rows.requireEqual(actual.length, predicted.length);
        double[] errors = new double[actual.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(actual[i] - predicted[i]);
        }
        return errors;
    }

    @Override
    public int rows() {
        return losses.length;
    }

    @Override
    public double of(int[] counts) {
        Rows.requireEqual(losses.length, counts.length);
        double sum = 0;
        long rows = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += counts[i] * losses[i];
            rows += counts[i];
        }
        return rows == 0 ? Double.NaN : root ? Math.sqrt(sum / rows) : sum / rows;
    }
}
