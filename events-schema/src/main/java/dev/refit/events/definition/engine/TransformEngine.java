package dev.refit.events.definition.engine;

import dev.refit.events.artifact.StoredFile;
import java.util.Optional;

/**
 * A transform with one engine. {@link dev.refit.events.definition.TransformSpec} lists the engines.
 */
public interface TransformEngine {

    /** The engine's key below {@code spec.transform}, such as {@code spark}. */
    String key();

    /** The jar with the author's code, if the transform is code in a jar. */
    Optional<StoredFile> codeJar();
}
