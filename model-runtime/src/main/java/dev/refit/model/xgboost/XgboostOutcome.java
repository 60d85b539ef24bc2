package dev.refit.model.xgboost;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.mojo.archive.MojoArchive;
import dev.refit.model.outcome.Classification;
import dev.refit.model.outcome.LabelRule;
import dev.refit.model.outcome.Outcome;

/**
 * The outcome of XGBoost, which computes in float.
 *
 * @param objective how sums become predictions
 * @param initial the value that each sum begins with, without an offset
 * @param hasOffset whether each sum begins with the offset
 * @param classes 1 for a regression
 * @param labels null for a regression
 */
record XgboostOutcome(Objective objective, float initial, boolean hasOffset, int classes, LabelRule labels)
        implements Outcome {

    /** The objectives of XGBoost that H2O trains with. */
    enum Objective {
        LOGISTIC,
        SOFTMAX,
        IDENTITY,
        EXPONENTIAL
    }

    static XgboostOutcome of(ModelInfo info, ModelIni ini, Booster booster) {
        Objective objective =
                switch (booster.objective()) {
                    case "binary:logistic" -> Objective.LOGISTIC;
                    case "multi:softprob" -> Objective.SOFTMAX;
                    case "reg:squarederror", "reg:linear" -> Objective.IDENTITY;
                    case "count:poisson", "reg:gamma", "reg:tweedie" -> Objective.EXPONENTIAL;
                    default ->
                        throw new UnsupportedMojoException(
                                info.algorithmName(), "the objective " + booster.objective() + " is not known");
                };
        int classes = info.classes();
        boolean fits =
                switch (objective) {
                    case LOGISTIC -> classes == 2 && booster.groups() == 1;
                    case SOFTMAX -> classes > 2 && booster.groups() == classes;
                    default -> classes == 1 && booster.groups() == 1;
                };
        if (!fits) {
            throw new InvalidMojoException(
                    MojoArchive.BOOSTER,
                    booster.objective() + " with " + booster.groups() + " sums, expected those of " + classes
                            + " classes");
        }
        LabelRule labels = classes == 1 ? null : Classification.of(info, ini).labels();
        return new XgboostOutcome(objective, initial(objective, booster), ini.flag("has_offset"), classes, labels);
    }

    @Override
    public int size() {
        return classes == 1 ? 1 : 1 + classes;
    }

    @Override
    public double initial(double offset) {
        if (hasOffset) {
            return (float) offset;
        }
        if (offset != 0) {
            throw new IllegalArgumentException(
                    "offset: " + offset + ", expected 0: the model was trained without an offset");
        }
        return initial;
    }

    @Override
    public void finish(double[] row, double offset, double[] out) {
        switch (objective) {
            case LOGISTIC -> {
                float second = 1f / (1f + (float) Math.exp(-(float) out[1]));
                out[1] = 1f - second;
                out[2] = second;
            }
            case SOFTMAX -> softmax(out);
            case IDENTITY -> {}
            case EXPONENTIAL -> out[0] = (float) Math.exp((float) out[0]);
        }
        if (labels != null) {
            out[0] = labels.choose(out, row);
        }
    }

    private void softmax(double[] out) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int c = 1; c <= classes; c++) {
            largest = Math.max(largest, (float) out[c]);
        }
        double sum = 0;
        for (int c = 1; c <= classes; c++) {
            out[c] = (float) Math.exp((float) out[c] - largest);
            sum += out[c];
        }
        for (int c = 1; c <= classes; c++) {
            out[c] = (float) out[c] / (float) sum;
        }
    }

    private static float initial(Objective objective, Booster booster) {
        float score = booster.baseScore();
        return switch (objective) {
            case LOGISTIC -> (float) -Math.log(1f / score - 1f);
            case EXPONENTIAL -> (float) Math.log(score);
            default -> score;
        };
    }
}
