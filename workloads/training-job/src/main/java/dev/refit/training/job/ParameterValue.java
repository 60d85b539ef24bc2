package dev.refit.training.job;

import dev.refit.job.JobFailedException;
import hex.KeyValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import water.api.schemas3.FrameV3.ColSpecifierV3;
import water.api.schemas3.KeyValueV3;

/** A value of a definition as the type that a parameter of H2O has. Nothing is guessed: "6" is no number. */
final class ParameterValue {
    private ParameterValue() {}

    /** Whether a definition can give a value of this type; frames and models of H2O's memory it cannot. */
    static boolean isSettable(Class<?> type) {
        if (type.isArray()) {
            return isSettable(type.getComponentType());
        }
        return type.isPrimitive()
                || type.isEnum()
                || type == String.class
                || type == ColSpecifierV3.class
                || type == KeyValueV3.class;
    }

    static Object of(String name, Object value, Class<?> type) throws JobFailedException {
        if (type.isArray()) {
            return array(name, value, type.getComponentType());
        }
        if (type == boolean.class && value instanceof Boolean) {
            return value;
        }
        if (type.isPrimitive() && value instanceof Number number) {
            return number(name, number, type);
        }
        if (type.isEnum() && value != null) {
            return constant(name, value, type);
        }
        if (type == String.class && value instanceof String) {
            return value;
        }
        if (type == ColSpecifierV3.class && value instanceof String column) {
            return new ColSpecifierV3(column);
        }
        throw refused(name, value, expected(type));
    }

    private static Object array(String name, Object value, Class<?> element) throws JobFailedException {
        if (element == KeyValueV3.class && value instanceof Map<?, ?> map) {
            return pairs(name, map);
        }
        // H2O takes one value for a list of one, as for lambda and alpha.
        List<?> values = value instanceof List<?> list ? list : Arrays.asList(value);
        Object array = Array.newInstance(element, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, of(name, values.get(i), element));
        }
        return array;
    }

    private static KeyValueV3[] pairs(String name, Map<?, ?> map) throws JobFailedException {
        KeyValueV3[] pairs = new KeyValueV3[map.size()];
        int i = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String column = entry.getKey().toString();
            double direction = (double) of(name + "." + column, entry.getValue(), double.class);
            pairs[i++] = new KeyValueV3().fillFromImpl(new KeyValue(column, direction));
        }
        return pairs;
    }

    private static Object number(String name, Number number, Class<?> type) throws JobFailedException {
        if (type == double.class) {
            return number.doubleValue();
        }
        if (type == float.class) {
            return number.floatValue();
        }
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == int.class) {
                return exact.intValueExact();
            }
            if (type == long.class) {
                return exact.longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(name, number, expected(type));
        }
        throw refused(name, number, expected(type));
    }

    private static Object constant(String name, Object value, Class<?> type) throws JobFailedException {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(value.toString())
                    || ((Enum<?>) constant).name().equalsIgnoreCase(value.toString())) {
                return constant;
            }
        }
        throw refused(name, value, expected(type));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
        }
        if (type == KeyValueV3.class) {
            return "a map from column names to numbers";
        }
        return switch (type.getSimpleName()) {
            case "boolean" -> "true or false";
            case "int", "long" -> "a whole number" + (type == int.class ? " of 32 bits" : "");
            case "double", "float" -> "a number";
            case "ColSpecifierV3" -> "the name of a column";
            default -> "a text";
        };
    }

    private static JobFailedException refused(String name, Object value, String expected) {
        return Refusal.definition(
                "invalid-parameter",
                "training.h2o.parameters." + name + ": got " + shown(value) + ", expected " + expected,
                "The names, types and values are those of H2O's own parameters.");
    }

    private static String shown(Object value) {
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }
}
