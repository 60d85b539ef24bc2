package dev.refit.gate;

/**
 * What becomes of a candidate.
 *
 * @param reason with the numbers that decided, for people
 */
public record Verdict(Decision decision, String reason) {

    /** What becomes of it. */
    public enum Decision {
        PROMOTE,
        REJECT,
        /** Somebody has to decide. */
        AWAIT_APPROVAL
    }
}
