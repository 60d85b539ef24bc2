package dev.refit.store;

import java.util.regex.Pattern;

/** The rule for paths within a store. */
final class StorePath {
    private static final String SEGMENT = "(?!\\.{1,2}(/|$))[A-Za-z0-9._=-]+";
    private static final Pattern PATH = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*/?");

    private StorePath() {}

    static String checked(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "path: got '" + path + "', expected segments of letters, digits and '._=-' joined by '/'");
        }
        return path;
    }
}
