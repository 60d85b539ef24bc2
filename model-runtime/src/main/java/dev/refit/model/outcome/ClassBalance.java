package dev.refit.model.outcome;

/**
 * Corrects the probabilities of a model that was trained with balanced classes: King and Zeng, Logistic Regression in Rare
 * Events Data, equation 27.
 *
 * @param prior the distribution of the classes in the training frame
 * @param model the distribution of the classes in the balanced training data
 */
record ClassBalance(double[] prior, double[] model) {
    ClassBalance {
        if (prior.length != model.length) {
            throw new IllegalArgumentException("priors of " + prior.length + " and " + model.length + " classes");
        }
    }

    /** @param out the probabilities from the second element on */
    void correct(double[] out) {
        double sum = 0;
        for (int c = 1; c <= prior.length; c++) {
            if (prior[c - 1] != 0 && model[c - 1] != 0) {
                out[c] *= prior[c - 1] / model[c - 1];
            }
            sum += out[c];
        }
        if (sum > 0) {
            for (int c = 1; c <= prior.length; c++) {
                out[c] /= sum;
            }
        }
    }
}
