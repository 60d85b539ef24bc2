package dev.refit.packaging;

import dev.refit.events.definition.StoredFile;
import java.util.Optional;

/**
 * The version that a run's library has.
 *
 * @param previous the record of the release to compare with; empty for the first one
 */
record Reservation(String version, Optional<StoredFile> previous) {}
