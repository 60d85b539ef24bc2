package dev.refit.trigger.arrival;

import java.util.List;

/** An arrival is refused: its request is malformed, or contradicts the files. */
public final class InvalidArrivalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public InvalidArrivalException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each names the field, what was got and what was expected. */
    public List<String> problems() {
        return problems;
    }
}
