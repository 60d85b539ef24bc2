package dev.refit.packaging.job.origin;

import dev.refit.run.release.SchemaChange;
import java.util.List;
import java.util.Optional;

/**
 * The version that decided the number of a release, when it is not the last published one.
 *
 * @param changes of inputs and labels since; empty if one of the two schemas is not known
 */
public record NumberBasis(String version, Optional<List<SchemaChange>> changes) {}
