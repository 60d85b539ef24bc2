package dev.refit.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong in one file, so that all of it can be said at once. */
final class Problems {
    private final String file;
    private final Set<Problem> found = new TreeSet<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Position position, KeyPath path, String got, String expected) {
        found.add(new Problem(file, position.line(), position.column(), path.text(), got, expected));
    }

    /** Of a value that stands in the document. */
    void add(Document document, KeyPath path, JsonNode got, String expected) {
        add(document.ofValue(path), path, Got.of(got), expected);
    }

    /** Whether something has been said of the value at this path. */
    boolean concern(KeyPath path) {
        return found.stream().anyMatch(problem -> problem.path().equals(path.text()));
    }

    /** Whether something has been said of the value at this path, or of one in it. */
    boolean concernWithin(KeyPath path) {
        return found.stream()
                .anyMatch(problem ->
                        problem.path().equals(path.text()) || problem.path().startsWith(path.text() + "."));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidDefinitionException(found.stream().toList());
        }
    }
}
