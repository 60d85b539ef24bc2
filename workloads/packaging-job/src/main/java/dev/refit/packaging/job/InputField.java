package dev.refit.packaging.job;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One input of the library.
 *
 * @param feature its name in the model
 * @param javaName its name in Java
 */
record InputField(String feature, String javaName, Kind kind) {

    /** The Java type of an input; all but text also have a primitive form. */
    enum Kind {
        TEXT(String.class, null),
        BOOLEAN(Boolean.class, boolean.class),
        INT(Integer.class, int.class),
        LONG(Long.class, long.class),
        DOUBLE(Double.class, double.class);

        private final Class<?> boxed;
        private final Class<?> primitive;

        Kind(Class<?> boxed, Class<?> primitive) {
            this.boxed = boxed;
            this.primitive = primitive;
        }

        TypeName boxed() {
            return TypeName.get(boxed);
        }

        boolean hasPrimitive() {
            return primitive != null;
        }

        TypeName primitive() {
            return TypeName.get(primitive);
        }

        /** The method of the row's values that gives such an input. */
        String reader() {
            return "as" + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }

        /** The method of the coder that takes such an input. */
        String coder() {
            return this == TEXT ? "level" : "number";
        }
    }

    /** Names that the generated input has a use for itself, or that a record may not have. */
    private static final List<String> TAKEN = List.of(
            "build",
            "builder",
            "row",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait");

    /**
     * The inputs in the model's order.
     *
     * @param types of the columns of the feature table, as far as they are known
     */
    static List<InputField> of(ModelShape shape, RecordedExamples examples, Map<String, String> types) {
        JavaNames names = new JavaNames(TAKEN);
        List<InputField> fields = new ArrayList<>();
        for (int i = 0; i < shape.info().features(); i++) {
            dev.refit.model.Column input = shape.info().inputs().get(i);
            Kind kind = input.isCategorical()
                    ? Kind.TEXT
                    : numeric(types.getOrDefault(input.name(), "double"), examples.range(i));
            fields.add(new InputField(input.name(), names.member(input.name()), kind));
        }
        return fields;
    }

    /** Spark's type, as long as it holds exactly what H2O's frame held: a double always does. */
    private static Kind numeric(String type, NumericRange range) {
        return switch (type) {
            case "tinyint", "smallint", "int", "byte", "short", "integer" -> range.ints() ? Kind.INT : Kind.DOUBLE;
            case "bigint", "long" -> range.longs() ? Kind.LONG : Kind.DOUBLE;
            case "boolean" -> range.booleans() ? Kind.BOOLEAN : Kind.DOUBLE;
            default -> Kind.DOUBLE;
        };
    }
}
