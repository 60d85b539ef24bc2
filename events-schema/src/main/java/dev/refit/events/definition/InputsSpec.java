package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;

/**
 * What the inputs of a library are like, and what it does with values that its model was not made for. Null where the
 * definition says nothing.
 *
 * @param unseenLevel a text that its column did not have in training: {@link InputPolicy#MISSING}, which is all that a
 *     model can make of it, or {@link InputPolicy#REFUSE}; the first if null
 * @param missing a value that is not there: {@link InputPolicy#SCORE} or {@link InputPolicy#REFUSE}; the first if null
 * @param outOfRange a number outside of those that its column had in training; {@link InputPolicy#SCORE} if null
 * @param levels what the levels of categorical columns are in Java; {@link LevelType#TEXT} if null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InputsSpec(InputPolicy unseenLevel, InputPolicy missing, InputPolicy outOfRange, LevelType levels) {
    public InputsSpec {
        if (unseenLevel == InputPolicy.SCORE) {
            throw Checks.invalid("unseenLevel", unseenLevel, "missing or refuse");
        }
        if (missing == InputPolicy.MISSING) {
            throw Checks.invalid("missing", missing, "score or refuse");
        }
    }

    /** With levels that are texts. */
    public InputsSpec(InputPolicy unseenLevel, InputPolicy missing, InputPolicy outOfRange) {
        this(unseenLevel, missing, outOfRange, null);
    }
}
