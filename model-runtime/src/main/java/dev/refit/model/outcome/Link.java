package dev.refit.model.outcome;

/** Link functions of boosted models, which map a margin to the scale of the response within H2O's bounds. */
enum Link {
    LOG {
        @Override
        double inverse(double margin) {
            return exp(margin);
        }
    },
    LOGIT {
        @Override
        double inverse(double margin) {
            return 1 / (1 + exp(-margin));
        }
    },
    IDENTITY,
    OLOGIT {
        @Override
        double inverse(double margin) {
            return LOGIT.inverse(margin);
        }
    },
    OLOGLOG {
        @Override
        double inverse(double margin) {
            return 1 - exp(-1 * exp(margin));
        }
    },
    OPROBIT {
        @Override
        double inverse(double margin) {
            return 0; // H2O does not implement it.
        }
    },
    INVERSE {
        @Override
        double inverse(double margin) {
            // The bound for values that are not negative is H2O's. It has no effect.
            return 1 / (margin < 0 ? Math.min(-1e-5, margin) : Math.max(-1e-5, margin));
        }
    },
    TWEEDIE;

    /** Maps a margin to the scale of the response. The default is the identity. */
    double inverse(double margin) {
        return margin;
    }

    private static double exp(double x) {
        return Math.min(1e19, Math.exp(x));
    }
}
