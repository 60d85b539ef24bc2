package dev.refit.events.checks;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The checks that compact constructors of this module share. Each returns the checked value or throws {@link
 * IllegalArgumentException} with the field, the value and what was expected.
 */
public final class Checks {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PARTITION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=-]{0,63}");

    private Checks() {}

    /** A DNS-1035 label of at most {@code max} characters. */
    public static String name(String field, String value, int max) {
        if (value == null || value.length() > max || !NAME.matcher(value).matches()) {
            throw invalid(field, value, "lower-case letters, digits and '-', starting with a letter, at most " + max);
        }
        return value;
    }

    /** The name of a slice of a dataset; safe as one segment of a path. */
    public static String partition(String field, String value) {
        if (value == null || !PARTITION.matcher(value).matches() || value.contains("..")) {
            throw invalid(field, value, "1 to 64 of letters, digits, '.', '_', '=' and '-', such as 2013-03");
        }
        return value;
    }

    public static String text(String field, String value) {
        if (value == null || value.isBlank()) {
            throw invalid(field, value, "a text that is not empty");
        }
        return value;
    }

    public static <T> T present(String field, T value) {
        if (value == null) {
            throw invalid(field, null, "a value");
        }
        return value;
    }

    public static int atLeast(String field, int value, int min) {
        if (value < min) {
            throw invalid(field, value, "at least " + min);
        }
        return value;
    }

    public static long notNegative(String field, long value) {
        if (value < 0) {
            throw invalid(field, value, "zero or more");
        }
        return value;
    }

    /** A finite number: JSON has no other. */
    public static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw invalid(field, value, "a finite number");
        }
        return value;
    }

    public static String sha256(String field, String value) {
        if (value == null || !SHA256.matcher(value).matches()) {
            throw invalid(field, value, "64 lower-case hexadecimal digits");
        }
        return value;
    }

    /** A place that a file can lie at. */
    public static URI location(String field, URI value) {
        if (value == null || !("file".equals(value.getScheme()) || "s3".equals(value.getScheme()))) {
            throw invalid(field, value, "a file: or s3: URI");
        }
        return value;
    }

    /** A place that others fetch a file from, without credentials in it. */
    public static URI published(String field, URI value) {
        if (value == null || value.getScheme() == null || !value.getScheme().matches("file|s3|https?")) {
            throw invalid(field, value, "a file:, s3:, http: or https: URI");
        }
        if (value.getRawUserInfo() != null) {
            throw invalid(field, value.getHost() + " with credentials", "a URI without credentials");
        }
        return value;
    }

    /** An unmodifiable copy; null becomes empty. */
    public static <T> List<T> copy(Collection<? extends T> values) {
        return copy("values", values);
    }

    /** An unmodifiable copy; null becomes empty. */
    public static <T> List<T> copy(String field, Collection<? extends T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw invalid(field, values, "no entry to be null");
        }
        return List.copyOf(values);
    }

    /** An unmodifiable copy that keeps the order of its entries; null becomes empty. */
    public static <K, V> Map<K, V> copy(Map<K, V> values) {
        return copy("values", values);
    }

    /** An unmodifiable copy that keeps the order of its entries; null becomes empty. */
    public static <K, V> Map<K, V> copy(String field, Map<K, V> values) {
        if (values == null) {
            return Map.of();
        }
        values.forEach((key, value) -> {
            if (key == null || value == null) {
                throw invalid(field + "." + key, value, "a value");
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** An unmodifiable copy sorted by key, for maps whose order has no meaning; null becomes empty. */
    public static <K extends Comparable<K>, V> Map<K, V> sorted(String field, Map<K, V> values) {
        return Collections.unmodifiableMap(new TreeMap<>(copy(field, values)));
    }

    /** Sorted by key, without those that are not finite: a metric that cannot be computed is not there. */
    public static Map<String, Double> metrics(String field, Map<String, Double> values) {
        Map<String, Double> metrics = new TreeMap<>(copy(field, values));
        metrics.values().removeIf(value -> !Double.isFinite(value));
        return Collections.unmodifiableMap(metrics);
    }

    public static <T> List<T> notEmpty(String field, List<T> values) {
        if (values == null || values.isEmpty()) {
            throw invalid(field, values, "at least one entry");
        }
        return copy(field, values);
    }

    /** The exception for a value that is not as expected; of a long value it shows the beginning. */
    public static IllegalArgumentException invalid(String field, Object value, String expected) {
        String got = Excerpt.of(String.valueOf(value), Excerpt.LINE);
        return new IllegalArgumentException(field + ": got " + got + ", expected " + expected);
    }
}
