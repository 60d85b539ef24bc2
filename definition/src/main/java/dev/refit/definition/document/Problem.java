package dev.refit.definition.document;

import java.util.Comparator;

/**
 * One thing that is wrong in a definition.
 *
 * @param file as its reader named it
 * @param line from 1
 * @param column from 1
 * @param path of the key, such as {@code spec.training.h2o.metric}; empty for the file as a whole
 * @param got what stands there, in words
 * @param expected what should; empty when {@code got} says it all
 */
public record Problem(String file, int line, int column, String path, String got, String expected)
        implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparing(Problem::line)
            .thenComparing(Problem::column)
            .thenComparing(Problem::path)
            .thenComparing(Problem::got)
            .thenComparing(Problem::expected);

    /** A problem of a file that has no keys, in words of its own. */
    public static Problem inWords(String file, int line, int column, String words) {
        return new Problem(file, line, column, "", words, "");
    }

    /** {@code refit.yaml:12:7 spec.training.h2o.metric: got 'acu', expected one of …}. */
    public String render() {
        String place = file + ":" + line + ":" + column;
        return path.isEmpty() ? place + ": " + words() : place + " " + explain();
    }

    /** {@code spec.training.h2o.metric: got 'acu', expected one of …}, for a text whose lines its reader does not see. */
    public String explain() {
        return path.isEmpty() ? words() : path + ": " + words();
    }

    private String words() {
        return expected.isEmpty() ? got : "got " + got + ", expected " + expected;
    }

    /** By their place in the file. */
    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }
}
