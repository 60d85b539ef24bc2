package dev.refit.model.outcome;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.mojo.archive.ModelIni;

/**
 * The last steps of a classifier: the correction of balanced classes, then the label.
 *
 * @param balance null if the classes were not balanced
 */
public record Classification(int classes, LabelRule labels, ClassBalance balance) {
    public static Classification of(ModelInfo info, ModelIni ini) {
        double[] prior = ini.numbers("prior_class_distrib");
        if (prior != null && prior.length != info.classes()) {
            throw new InvalidMojoException(
                    ModelIni.NAME, prior.length + " in prior_class_distrib, expected " + info.classes());
        }
        LabelRule labels = new LabelRule(info.classes(), info.defaultThreshold(), prior);
        return new Classification(info.classes(), labels, balance(info, ini, prior));
    }

    void finish(double[] row, double[] out) {
        if (balance != null) {
            balance.correct(out);
        }
        out[0] = labels.choose(out, row);
    }

    private static ClassBalance balance(ModelInfo info, ModelIni ini, double[] prior) {
        if (!ini.flag("balance_classes")) {
            return null;
        }
        double[] model = ini.numbers("model_class_distrib");
        if (prior == null || model == null || model.length != info.classes()) {
            throw new InvalidMojoException(
                    ModelIni.NAME, "expected both distributions of " + info.classes() + " balanced classes");
        }
        return new ClassBalance(prior, model);
    }
}
