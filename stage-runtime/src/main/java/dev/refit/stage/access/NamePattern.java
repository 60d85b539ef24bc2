package dev.refit.stage.access;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name in which {@code *} stands for any characters but a colon. */
record NamePattern(String text, Pattern regex) {

    static NamePattern of(String text) {
        String regex = Arrays.stream(text.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining("[^:]*"));
        return new NamePattern(text, Pattern.compile(regex));
    }

    boolean matches(String name) {
        return regex.matcher(name).matches();
    }
}
