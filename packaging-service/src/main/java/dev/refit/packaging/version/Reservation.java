package dev.refit.packaging.version;

import dev.refit.events.artifact.StoredFile;
import java.util.Optional;

/**
 * The version that a run's library has.
 *
 * @param previous the record of the release to compare with; empty for the first one
 * @param basis the record of the version that decided the number; empty when that is {@code previous}
 */
public record Reservation(String version, Optional<StoredFile> previous, Optional<StoredFile> basis) {}
