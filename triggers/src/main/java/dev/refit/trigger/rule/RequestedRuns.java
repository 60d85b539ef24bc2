package dev.refit.trigger.rule;

import java.util.Optional;

/** The runs that the rules have requested of one refit so far. */
@FunctionalInterface
public interface RequestedRuns {

    /** The id of the run that was requested last of a partition; empty when none was. */
    Optional<String> last(String partition);
}
