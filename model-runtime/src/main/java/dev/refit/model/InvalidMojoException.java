package dev.refit.model;

/** A file is not a MOJO, or is a damaged or hostile one. The message names the entry and what was expected. */
public final class InvalidMojoException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String entry;

    public InvalidMojoException(String entry, String expectation) {
        super(MessageLine.of(entry + ": " + expectation));
        this.entry = entry;
    }

    /** Returns the entry of the zip, or a name for the whole file. */
    public String entry() {
        return entry;
    }
}
