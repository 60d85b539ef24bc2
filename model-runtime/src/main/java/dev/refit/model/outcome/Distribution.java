package dev.refit.model.outcome;

/** H2O's distributions, each with the link function that applies if a MOJO names none. */
enum Distribution {
    AUTO(Link.IDENTITY),
    BERNOULLI(Link.LOGIT),
    QUASIBINOMIAL(Link.LOGIT),
    MODIFIED_HUBER(Link.LOGIT),
    MULTINOMIAL(Link.LOG),
    ORDINAL(Link.LOGIT),
    GAUSSIAN(Link.IDENTITY),
    POISSON(Link.LOG),
    GAMMA(Link.LOG),
    TWEEDIE(Link.LOG),
    HUBER(Link.IDENTITY),
    LAPLACE(Link.IDENTITY),
    QUANTILE(Link.IDENTITY),
    FRACTIONALBINOMIAL(Link.LOGIT),
    NEGATIVEBINOMIAL(Link.IDENTITY),
    CUSTOM(Link.IDENTITY);

    private final Link link;

    Distribution(Link link) {
        this.link = link;
    }

    Link link() {
        return link;
    }

    /** Tells whether one tree predicts both classes. */
    boolean isBinary() {
        return this == BERNOULLI || this == QUASIBINOMIAL || this == MODIFIED_HUBER;
    }
}
