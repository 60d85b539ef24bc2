package dev.refit.trigger.version;

import dev.refit.events.data.InputVersion;
import java.util.Collection;
import java.util.Optional;

/** The versions that have arrived so far. */
public interface Versions {

    /** The newest version of a partition of a dataset. */
    Optional<InputVersion> newest(String dataset, String partition);

    /** Whether a partition of a dataset has, or had before, the version of this token. */
    boolean isKnown(String dataset, String partition, String token);

    /** The version of a dataset that arrived last, in any partition. */
    Optional<InputVersion> newest(String dataset);

    /** The partitions of a dataset that have a version, each once, in any order. */
    Collection<String> partitions(String dataset);
}
