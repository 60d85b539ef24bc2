package dev.refit.stage.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an action is about. */
public enum Target {
    /** The name of a dataset. */
    DATASET("[a-z0-9*-]+", "a dataset's name, with * for any characters"),

    /** The name of a refit. */
    REFIT("[a-z0-9*-]+", "a refit's name, with * for any characters"),

    /** {@code groupId:artifactId} of a library. */
    COORDINATES("[a-z0-9_.*-]+:[a-z0-9.*-]+", "groupId:artifactId, each with * for any characters");

    private final Pattern form;
    private final String expected;

    Target(String form, String expected) {
        this.form = Pattern.compile(form);
        this.expected = expected;
    }

    /** As messages and records write it, such as {@code refit}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the text is no pattern for values of this kind */
    NamePattern pattern(String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("got " + text + ", expected " + expected);
        }
        return NamePattern.of(text);
    }
}
