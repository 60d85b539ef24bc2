package dev.refit.events.definition.engine;

import dev.refit.events.checks.Checks;
import java.util.List;

/**
 * A value that is not as expected.
 *
 * @param member where it is, in the names of the definition's keys, such as {@code search.max}
 * @param got the value, or what it is in words
 */
public record Violation(String member, Object got, String expected) {

    /** @throws IllegalArgumentException with the first of these, if there is one */
    public static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            throw Checks.invalid(first.member(), first.got(), first.expected());
        }
    }
}
