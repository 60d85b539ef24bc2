package dev.refit.events.checks;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Values of any JSON type, in the one form they have after a journey through JSON: an event that was written and read is
 * equal to the one that was said.
 */
public final class JsonValues {
    private JsonValues() {}

    /** An unmodifiable copy, sorted by key, as the order of parameters has no meaning; null becomes empty. */
    public static Map<String, Object> copy(String field, Map<String, ?> values) {
        Map<String, Object> copy = new TreeMap<>();
        if (values != null) {
            values.forEach((key, value) ->
                    copy.put(Checks.present(field + ": a key", key), copy(field + "." + key, (Object) value)));
        }
        return Collections.unmodifiableMap(copy);
    }

    /**
     * A text, a boolean, an integer, a double, null, or an unmodifiable list or map of these. Numbers that JSON does not
     * have (NaN, infinities) become their names.
     */
    public static Object copy(String field, Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(field, number);
        }
        if (value instanceof Enum<?> || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(element -> copy(field, element)).toList();
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> named = new TreeMap<>();
            members.forEach((key, member) -> named.put(String.valueOf(key), member));
            return copy(field, named);
        }
        if (value.getClass().isArray()) {
            return copy(field, elements(value));
        }
        throw Checks.invalid(field, value.getClass().getName(), "a text, a boolean, a number, a list or a map");
    }

    private static Object number(String field, Number number) {
        if (number instanceof Double || number instanceof BigDecimal) {
            return finite(number.doubleValue());
        }
        if (number instanceof Float) {
            return finite(Double.parseDouble(number.toString()));
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.intValue();
        }
        if (number instanceof Long || number instanceof BigInteger) {
            return integer(new BigInteger(number.toString()));
        }
        throw Checks.invalid(field, number.getClass().getName(), "a number of the Java language");
    }

    private static Object finite(double number) {
        return Double.isFinite(number) ? (Object) number : Double.toString(number);
    }

    private static Object integer(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValueExact();
        }
        return number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : number;
    }

    private static List<Object> elements(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> Array.get(array, i))
                .toList();
    }
}
