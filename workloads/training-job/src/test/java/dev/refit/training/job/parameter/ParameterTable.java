package dev.refit.training.job.parameter;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oParameter;
import dev.refit.events.definition.engine.h2o.ValueType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import water.api.schemas3.FrameV3.ColSpecifierV3;
import water.api.schemas3.KeyValueV3;

/** The parameters of all algorithms, as H2O's own schemas have them. */
final class ParameterTable {
    private ParameterTable() {}

    static Map<String, H2oParameter> of(Algorithm algorithm) {
        var schema = Schemas.defaults(algorithm);
        Map<String, H2oParameter> parameters = new LinkedHashMap<>();
        for (String name : Schemas.names(schema)) {
            try {
                parameters.put(name, parameter(schema.getClass().getField(name).getType()));
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("H2O lists a parameter that it does not have: " + name, e);
            }
        }
        return parameters;
    }

    /** One line for each parameter. */
    static String json() {
        return Arrays.stream(Algorithm.values())
                .map(algorithm ->
                        "  \"" + algorithm.name().toLowerCase(Locale.ROOT) + "\": {\n" + lines(algorithm) + "\n  }")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String lines(Algorithm algorithm) {
        return of(algorithm).entrySet().stream()
                .map(entry ->
                        "    \"" + entry.getKey() + "\": " + RefitJson.mapper().valueToTree(entry.getValue()))
                .collect(Collectors.joining(",\n"));
    }

    private static H2oParameter parameter(Class<?> type) {
        if (type == KeyValueV3[].class) {
            return new H2oParameter(ValueType.WEIGHTS, false, false, null);
        }
        Class<?> each = type.isArray() ? type.getComponentType() : type;
        Class<?> one = each.isArray() ? each.getComponentType() : each;
        boolean known = valueType(one) != ValueType.OTHER;
        return new H2oParameter(valueType(one), type.isArray() && known, each.isArray() && known, choices(one));
    }

    private static ValueType valueType(Class<?> type) {
        if (type.isEnum()) {
            return ValueType.CHOICE;
        }
        return switch (type.getName()) {
            case "boolean" -> ValueType.BOOLEAN;
            case "int" -> ValueType.INT;
            case "long" -> ValueType.LONG;
            case "float", "double" -> ValueType.NUMBER;
            case "java.lang.String" -> ValueType.TEXT;
            default -> type == ColSpecifierV3.class ? ValueType.COLUMN : ValueType.OTHER;
        };
    }

    private static List<String> choices(Class<?> type) {
        Set<String> choices = new LinkedHashSet<>();
        for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
            choices.add(constant.toString());
            choices.add(((Enum<?>) constant).name());
        }
        return List.copyOf(choices);
    }
}
