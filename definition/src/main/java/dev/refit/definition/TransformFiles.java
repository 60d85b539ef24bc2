package dev.refit.definition;

import dev.refit.events.artifact.StoredFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the files of a transform hold.
 *
 * @param sql the text, of a transform by SQL
 * @param jarFile where the jar lies, of a transform by jar
 * @param jar what identifies its content
 */
record TransformFiles(Optional<String> sql, Optional<Path> jarFile, Optional<StoredFile> jar) {
    static final TransformFiles NONE = new TransformFiles(Optional.empty(), Optional.empty(), Optional.empty());
}
