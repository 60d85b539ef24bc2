package dev.refit.model;

/** A sound MOJO that this runtime does not score. A caller may give it to {@code h2o-genmodel} instead. */
public final class UnsupportedMojoException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String algorithm;

    public UnsupportedMojoException(String algorithm, String why) {
        super(algorithm + ": " + why);
        this.algorithm = algorithm;
    }

    /** The algorithm as the MOJO names it, such as {@code Deep Learning}. */
    public String algorithm() {
        return algorithm;
    }
}
