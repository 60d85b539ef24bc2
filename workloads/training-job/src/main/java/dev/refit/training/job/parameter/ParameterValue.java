package dev.refit.training.job.parameter;

import hex.KeyValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import water.api.schemas3.FrameV3.ColSpecifierV3;
import water.api.schemas3.KeyValueV3;

/** A value of a definition as the type that a parameter of H2O has. The rules of parameters have accepted the value. */
final class ParameterValue {
    private ParameterValue() {}

    /** @throws IllegalArgumentException for a value that the rules should have refused */
    static Object of(Object value, Class<?> type) {
        if (type == KeyValueV3[].class && value instanceof Map<?, ?> weights) {
            return weights(weights);
        }
        if (type.isArray()) {
            return array(value, type.getComponentType());
        }
        if (type == boolean.class && value instanceof Boolean || type == String.class && value instanceof String) {
            return value;
        }
        if (type.isPrimitive() && value instanceof Number number) {
            return number(number, type);
        }
        if (type.isEnum() && value != null) {
            return constant(value.toString(), type);
        }
        if (type == ColSpecifierV3.class && value instanceof String column) {
            return new ColSpecifierV3(column);
        }
        throw new IllegalArgumentException("got " + value + ", expected a " + type.getSimpleName());
    }

    private static KeyValueV3[] weights(Map<?, ?> weights) {
        return weights.entrySet().stream()
                .map(entry -> new KeyValue(entry.getKey().toString(), ((Number) entry.getValue()).doubleValue()))
                .map(weight -> new KeyValueV3().fillFromImpl(weight))
                .toArray(KeyValueV3[]::new);
    }

    private static Object array(Object value, Class<?> element) {
        // H2O takes one value for a list of one, as for lambda and alpha.
        List<?> values = value instanceof List<?> list ? list : Arrays.asList(value);
        Object array = Array.newInstance(element, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, of(values.get(i), element));
        }
        return array;
    }

    private static Object number(Number number, Class<?> type) {
        if (type == double.class) {
            return number.doubleValue();
        }
        if (type == float.class) {
            return number.floatValue();
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return type == int.class ? (Object) exact.intValueExact() : (Object) exact.longValueExact();
    }

    private static Object constant(String value, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(value)
                    || ((Enum<?>) constant).name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("got " + value + ", expected a " + type.getSimpleName());
    }
}
