package dev.refit.definition.upload;

import java.util.List;

/** An upload of a model is refused: its options or its files are invalid. */
public final class InvalidUploadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public InvalidUploadException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each names the field or option, what was got and what was expected. */
    public List<String> problems() {
        return problems;
    }
}
