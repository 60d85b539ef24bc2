package dev.refit.run.coordinates;

import dev.refit.events.definition.MavenSpec;

/** Coordinates belong to somebody else. The message names them, the owner, and who wanted them. */
public final class CoordinatesTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    CoordinatesTakenException(MavenSpec maven, String owner, String wanted) {
        super("packaging.maven: got " + maven.coordinates() + ", which belongs to " + owner
                + ", expected coordinates of " + wanted + " or of nobody");
        this.hint =
                "Choose another artifactId. To hand these over, whoever answers for them runs: refit coordinates give "
                        + maven.coordinates() + " --from '" + owner + "' --to '" + wanted + "'";
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
