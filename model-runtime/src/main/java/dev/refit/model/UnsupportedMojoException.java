package dev.refit.model;

/** A valid MOJO that this runtime does not score. {@code h2o-genmodel} may score it. */
public final class UnsupportedMojoException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String algorithm;

    public UnsupportedMojoException(String algorithm, String why) {
        super(MessageLine.of(algorithm + ": " + why));
        this.algorithm = algorithm;
    }

    /** Returns the name of the algorithm in the MOJO, such as {@code Deep Learning}. */
    public String algorithm() {
        return algorithm;
    }
}
