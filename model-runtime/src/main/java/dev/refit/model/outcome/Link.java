package dev.refit.model.outcome;

/** From the margin of a boosted model to the scale of its response, with H2O's own bounds. */
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
            return 0; // H2O has none.
        }
    },
    INVERSE {
        @Override
        double inverse(double margin) {
            // The bound of what is not negative is H2O's: it never binds.
            return 1 / (margin < 0 ? Math.min(-1e-5, margin) : Math.max(-1e-5, margin));
        }
    },
    TWEEDIE;

    /** Where it is not the identity it says so itself. */
    double inverse(double margin) {
        return margin;
    }

    private static double exp(double x) {
        return Math.min(1e19, Math.exp(x));
    }
}
