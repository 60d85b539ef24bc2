package dev.refit.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The checks that compact constructors of this module share. Each answers the checked value, or throws {@link
 * IllegalArgumentException} with the field, the value and what was expected.
 */
public final class Checks {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern PARTITION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=-]{0,63}");

    private Checks() {}

    /** A DNS-1035 label of at most {@code max} characters. */
    public static String name(String field, String value, int max) {
        if (value == null || value.length() > max || !NAME.matcher(value).matches()) {
            throw expected(field, value, "lower-case letters, digits and '-', starting with a letter, at most " + max);
        }
        return value;
    }

    /** The name of a slice of a dataset; safe as one segment of a path. */
    public static String partition(String field, String value) {
        if (value == null || !PARTITION.matcher(value).matches() || value.contains("..")) {
            throw expected(field, value, "1 to 64 of letters, digits, '.', '_', '=' and '-', such as 2013-03");
        }
        return value;
    }

    public static String text(String field, String value) {
        if (value == null || value.isBlank()) {
            throw expected(field, value, "a text that is not empty");
        }
        return value;
    }

    public static <T> T present(String field, T value) {
        if (value == null) {
            throw expected(field, null, "a value");
        }
        return value;
    }

    public static int atLeast(String field, int value, int min) {
        if (value < min) {
            throw expected(field, value, "at least " + min);
        }
        return value;
    }

    public static long notNegative(String field, long value) {
        if (value < 0) {
            throw expected(field, value, "zero or more");
        }
        return value;
    }

    /** An unmodifiable copy; null becomes empty. */
    public static <T> List<T> copy(Collection<? extends T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /** An unmodifiable copy that keeps the order of its entries; null becomes empty. */
    public static <K, V> Map<K, V> copy(Map<K, V> values) {
        return values == null ? Map.of() : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
    }

    public static <T> List<T> notEmpty(String field, List<T> values) {
        if (values == null || values.isEmpty()) {
            throw expected(field, values, "at least one entry");
        }
        return List.copyOf(values);
    }

    public static IllegalArgumentException expected(String field, Object value, String expected) {
        return new IllegalArgumentException(field + ": got " + value + ", expected " + expected);
    }
}
