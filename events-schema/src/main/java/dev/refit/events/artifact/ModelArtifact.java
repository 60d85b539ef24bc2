package dev.refit.events.artifact;

import dev.refit.events.checks.Checks;
import java.util.Objects;

/**
 * A trained model in a form that a library can be made of.
 *
 * @param format how the file is written
 * @param file the model
 */
public record ModelArtifact(ModelFormat format, StoredFile file) {
    public ModelArtifact {
        Checks.present("format", format);
        Checks.present("file", file);
    }

    public static ModelArtifact ofMojo(StoredFile file) {
        return new ModelArtifact(ModelFormat.MOJO, file);
    }

    /**
     * The artifact of a record that holds a MOJO in a member of its own as well. Readers of earlier releases know that
     * member only, and records of earlier releases have that member only.
     *
     * @param mojo the member of its own; null if the model is in another format
     * @param artifact null in records of earlier releases
     * @throws IllegalArgumentException unless the two agree
     */
    public static ModelArtifact of(StoredFile mojo, ModelArtifact artifact) {
        if (artifact == null) {
            return ofMojo(Checks.present("mojo", mojo));
        }
        if (!Objects.equals(artifact.mojo(), mojo)) {
            throw Checks.invalid("mojo", mojo, "the MOJO of the artifact, which is " + artifact.mojo());
        }
        return artifact;
    }

    /**
     * Tells Jackson which artifacts to leave out of JSON: a MOJO is written as the member {@code mojo} alone, so that what an
     * earlier release wrote is written again in the same bytes and has the same digest.
     */
    public static final class WrittenAsMojo {
        @Override
        public boolean equals(Object other) {
            return other == null || other instanceof ModelArtifact artifact && artifact.format() == ModelFormat.MOJO;
        }

        @Override
        public int hashCode() {
            return WrittenAsMojo.class.hashCode();
        }
    }

    /** The file if it is a MOJO, else null. */
    public StoredFile mojo() {
        return format == ModelFormat.MOJO ? file : null;
    }
}
