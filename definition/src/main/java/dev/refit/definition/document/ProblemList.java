package dev.refit.definition.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects the problems of one file, so that its author learns all of them at once. */
public final class ProblemList {
    private final String file;
    private final Set<Problem> found = new TreeSet<>();

    public ProblemList(String file) {
        this.file = file;
    }

    public void add(Position position, KeyPath path, String got, String expected) {
        found.add(new Problem(file, position.line(), position.column(), path.text(), got, expected));
    }

    /** Adds a problem of a value in the document. */
    public void add(Document document, KeyPath path, JsonNode got, String expected) {
        add(document.ofValue(path), path, Shown.of(got), expected);
    }

    /** Whether there is a problem of the value at this path. */
    public boolean concern(KeyPath path) {
        return found.stream().anyMatch(problem -> problem.path().equals(path.text()));
    }

    /** Whether there is a problem of the value at this path, or of a value in it. */
    public boolean concernWithin(KeyPath path) {
        return found.stream()
                .anyMatch(problem -> problem.path().equals(path.text())
                        || problem.path().startsWith(path.text() + ".")
                        || problem.path().startsWith(path.text() + "["));
    }

    /** All problems in the order of their places. */
    public List<Problem> found() {
        return List.copyOf(found);
    }
}
