package dev.refit.model;

/** What was read is not a MOJO, or a damaged or hostile one. The message names the entry and what was expected of it. */
public final class InvalidMojoException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String entry;

    public InvalidMojoException(String entry, String expectation) {
        super(entry + ": " + expectation);
        this.entry = entry;
    }

    /** The entry of the zip, or what was read as a whole. */
    public String entry() {
        return entry;
    }
}
