package dev.refit.model.library;

/** What happens to a value that the model was not made for. Each such value is counted under every policy. */
public enum InputPolicy {
    /** The model scores the value as it is. A level that the model does not know counts as missing. */
    COUNT,
    /** The value counts as missing. */
    MISSING,
    /** Scoring fails with an {@link InvalidInputException}. */
    THROW
}
