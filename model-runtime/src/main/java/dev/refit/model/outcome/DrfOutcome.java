package dev.refit.model.outcome;

import dev.refit.model.ModelInfo;
import dev.refit.model.mojo.archive.ModelIni;

/** The outcome of a DRF, which averages its trees and ignores offsets. */
public final class DrfOutcome {
    private DrfOutcome() {}

    /** @param groups the number of trees per class */
    public static Outcome of(ModelInfo info, ModelIni ini, int groups) {
        if (info.classes() == 1) {
            return new Regression(groups);
        }
        Classification classification = Classification.of(info, ini);
        return info.classes() == 2 && !ini.flag("binomial_double_trees")
                ? new Binary(classification, groups)
                : new Multinomial(classification);
    }

    private record Regression(int groups) implements Outcome {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            out[0] /= groups;
        }
    }

    private record Binary(Classification classification, int groups) implements Outcome {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            out[1] /= groups;
            out[2] = 1 - out[1];
            classification.finish(row, out);
        }
    }

    private record Multinomial(Classification classification) implements Outcome {
        @Override
        public int size() {
            return 1 + classification.classes();
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            double sum = 0;
            for (int c = 1; c <= classification.classes(); c++) {
                sum += out[c];
            }
            if (sum > 0) {
                for (int c = 1; c <= classification.classes(); c++) {
                    out[c] /= sum;
                }
            }
            classification.finish(row, out);
        }
    }
}
