package dev.refit.store;

import java.util.regex.Pattern;

/** The rule for paths within a store. */
final class StorePath {
    /** As long as an object's key may be; a file's name has 255 characters at most. */
    private static final int MAX = 1_024;

    private static final String SEGMENT = "(?!\\.{1,2}(/|$))[A-Za-z0-9._=-]{1,255}";
    private static final Pattern PATH = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*/?");

    private StorePath() {}

    static String checked(String path) {
        if (path.length() > MAX) {
            throw new IllegalArgumentException("path: got " + path.length() + " characters, expected at most " + MAX);
        }
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("path: got '" + path
                    + "', expected segments of at most 255 letters, digits and '._=-' joined by '/'");
        }
        return path;
    }
}
