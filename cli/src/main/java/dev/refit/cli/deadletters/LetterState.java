package dev.refit.cli.deadletters;

/** What was done about a dead letter. */
public enum LetterState {
    /** Nothing yet. */
    OPEN,
    /** It was sent to its topic again. */
    RESUBMITTED
}
