package dev.refit.model.outcome;

import dev.refit.model.ModelInfo;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.mojo.archive.ModelIni;

/** The outcome of a GBM. */
public final class GbmOutcome {
    private GbmOutcome() {}

    public static Outcome of(ModelInfo info, ModelIni ini) {
        double initial = ini.number("init_f");
        Distribution distribution = constant(Distribution.values(), ini.required("distribution"), info);
        String named = ini.text("link_function");
        Link link = named == null ? distribution.link() : constant(Link.values(), named, info);
        if (distribution.isBinary()) {
            return new Binary(Classification.of(info, ini), initial, link);
        }
        if (distribution == Distribution.MULTINOMIAL) {
            return new Multinomial(Classification.of(info, ini), initial);
        }
        return new Regression(initial, link);
    }

    private record Binary(Classification classification, double initial, Link link) implements Outcome {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            out[2] = link.inverse(out[1] + initial + offset);
            out[1] = 1 - out[2];
            classification.finish(row, out);
        }
    }

    private record Multinomial(Classification classification, double initial) implements Outcome {
        @Override
        public int size() {
            return 1 + classification.classes();
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            int classes = classification.classes();
            if (classes == 2) {
                out[1] += initial + offset;
                out[2] = -out[1];
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 1; c <= classes; c++) {
                largest = Math.max(largest, out[c]);
            }
            double sum = 0;
            for (int c = 1; c <= classes; c++) {
                out[c] = Math.exp(out[c] - largest);
                sum += out[c];
            }
            for (int c = 1; c <= classes; c++) {
                out[c] /= sum;
            }
            classification.finish(row, out);
        }
    }

    private record Regression(double initial, Link link) implements Outcome {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void finish(double[] row, double offset, double[] out) {
            out[0] = link.inverse(out[0] + initial + offset);
        }
    }

    private static <E extends Enum<E>> E constant(E[] constants, String name, ModelInfo info) {
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        throw new UnsupportedMojoException(info.algorithmName(), name + " is not known");
    }
}
