package dev.refit.model.linear;

import dev.refit.model.ModelInfo;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.outcome.Outcome;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** The outcome of a GLM. Its link functions have other bounds than those of boosted models. */
final class GlmOutcome {
    private static final Set<String> BINARY = Set.of("binomial", "fractionalbinomial", "quasibinomial");

    private GlmOutcome() {}

    static Outcome of(ModelInfo info, ModelIni ini) {
        String family = ini.required("family");
        if (family.equals("multinomial")) {
            return new Multinomial(info.classes());
        }
        if (family.equals("ordinal")) {
            return new Ordinal(info.classes());
        }
        DoubleUnaryOperator inverse = inverse(info, ini);
        return BINARY.contains(family) ? new Binary(inverse, info.defaultThreshold()) : new Regression(inverse);
    }

    private static DoubleUnaryOperator inverse(ModelInfo info, ModelIni ini) {
        String link = ini.required("link");
        return switch (link) {
            case "identity" -> eta -> eta;
            case "logit" -> eta -> 1 / (Math.exp(-eta) + 1);
            case "log" -> Math::exp;
            case "inverse" -> eta -> 1 / (eta < 0 ? Math.min(-1e-5, eta) : Math.max(1e-5, eta));
            case "tweedie" -> tweedie(ini.text("tweedie_link_power") == null ? 0 : ini.number("tweedie_link_power"));
            default -> throw new UnsupportedMojoException(info.algorithmName(), "the link " + link + " is not known");
        };
    }

    private static DoubleUnaryOperator tweedie(double power) {
        return power == 0 ? eta -> Math.max(2e-16, Math.exp(eta)) : eta -> Math.pow(eta, 1 / power);
    }

    private record Binary(DoubleUnaryOperator inverse, double threshold) implements Outcome {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            double mean = inverse.applyAsDouble(out[1] + offset);
            out[0] = mean >= threshold ? 1 : 0;
            out[1] = 1 - mean;
            out[2] = mean;
        }
    }

    private record Regression(DoubleUnaryOperator inverse) implements Outcome {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            out[0] = inverse.applyAsDouble(out[0] + offset);
        }
    }

    /** The outcome of ordered classes. A sum gives the probability of a class up to this one. */
    private record Ordinal(int classes) implements Outcome {
        @Override
        public int size() {
            return 1 + classes;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            double before = 0;
            for (int c = 1; c < classes; c++) {
                double upTo = 1 / (1 + Math.exp(-(out[c] + offset)));
                out[c] = upTo - before;
                before = upTo;
            }
            out[classes] = 1 - before;
            double best = 0;
            out[0] = -1; // This is genmodel's label if no class is possible.
            for (int c = 1; c <= classes; c++) {
                if (out[c] > best) {
                    best = out[c];
                    out[0] = c - 1;
                }
            }
        }
    }

    private record Multinomial(int classes) implements Outcome {
        @Override
        public int size() {
            return 1 + classes;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            double largest = 0; // H2O uses at least zero.
            for (int c = 1; c <= classes; c++) {
                if (out[c] > largest) {
                    largest = out[c];
                }
            }
            double sum = 0;
            for (int c = 1; c <= classes; c++) {
                out[c] = Math.exp(out[c] - largest);
                sum += out[c];
            }
            double factor = 1 / sum;
            double best = 0;
            out[0] = 0;
            for (int c = 1; c <= classes; c++) {
                out[c] *= factor;
                if (out[c] > best) {
                    best = out[c];
                    out[0] = c - 1;
                }
            }
        }
    }
}
