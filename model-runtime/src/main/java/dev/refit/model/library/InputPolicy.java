package dev.refit.model.library;

/** What becomes of a value that the model was not made for. Each is counted, whatever becomes of it. */
public enum InputPolicy {
    /** The model gets the value as it is; a level that it does not know is missing to it. */
    COUNT,
    /** The model is told that the value is missing. */
    MISSING,
    /** Scoring ends with an {@link InvalidInputException}. */
    THROW
}
