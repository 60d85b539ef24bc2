package dev.refit.definition;

import dev.refit.definition.document.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A file is no valid definition. The message has one line for each problem, in the order of their places. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidDefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of their places. */
    public List<Problem> problems() {
        return problems;
    }
}
