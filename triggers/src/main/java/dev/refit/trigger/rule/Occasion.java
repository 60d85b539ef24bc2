package dev.refit.trigger.rule;

import dev.refit.events.BackfillEvent;
import dev.refit.events.data.InputVersion;

/** What a decision is made on the occasion of. */
public sealed interface Occasion {

    /** A version has arrived that its partition has not had, see {@link dev.refit.trigger.version.NextVersion}. */
    record Arrived(InputVersion version) implements Occasion {}

    /** The definition was applied: for the first time, again, or with changes. */
    record Applied() implements Occasion {}

    /** A back-fill is asked for, or a change of one. */
    record BackfillAsked(BackfillEvent event) implements Occasion {}

    /** A run of the refit has ended. */
    record Ended(RunEnd end) implements Occasion {}

    /** The time has come that the decision before named as {@link Decision#due}. */
    record Time() implements Occasion {}
}
