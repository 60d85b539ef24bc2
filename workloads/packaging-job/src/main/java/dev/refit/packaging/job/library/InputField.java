package dev.refit.packaging.job.library;

import com.palantir.javapoet.TypeName;
import dev.refit.events.model.LevelConstants;
import dev.refit.model.Column;
import dev.refit.packaging.job.escape.JavadocText;
import dev.refit.packaging.job.examples.NumericRange;
import dev.refit.packaging.job.examples.RecordedExamples;
import dev.refit.packaging.job.model.ModelShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One input of the library.
 *
 * @param feature the name of the input in the model
 * @param javaName the name of the input in Java
 * @param levels the enum of the levels; null for another kind
 */
public record InputField(String feature, String javaName, Kind kind, LevelEnum levels) {

    /** The type of a time in the feature table. H2O holds the milliseconds since 1970, in UTC. */
    private static final String TIME = "timestamp";

    InputField(String feature, String javaName, Kind kind) {
        this(feature, javaName, kind, null);
    }

    /** The Java type of an input. */
    public enum Kind {
        TEXT(String.class, null),
        ENUM(Enum.class, null),
        BOOLEAN(Boolean.class, boolean.class),
        INT(Integer.class, int.class),
        LONG(Long.class, long.class),
        INSTANT(Instant.class, null),
        DOUBLE(Double.class, double.class);

        private final Class<?> boxed;
        private final Class<?> primitive;

        Kind(Class<?> boxed, Class<?> primitive) {
            this.boxed = boxed;
            this.primitive = primitive;
        }

        public boolean hasPrimitive() {
            return primitive != null;
        }

        public TypeName primitive() {
            return TypeName.get(primitive);
        }

        /** Names the method of {@code RowValues} that returns such an input, or its text. */
        public String reader() {
            return this == ENUM
                    ? TEXT.reader()
                    : "as" + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }

        /** Names the method of {@code InputCoder} that accepts such an input. */
        public String coder() {
            return switch (this) {
                case TEXT -> "level";
                case ENUM -> "constant";
                default -> "number";
            };
        }
    }

    /** Returns the Java type of the input, which allows null. */
    public TypeName boxed(Library library) {
        return kind == Kind.ENUM ? levels.type(library) : TypeName.get(kind.boxed);
    }

    /** Names that the generated input uses itself, or that a record component must not have. */
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

    /** Describes the column, for a Javadoc comment. */
    public String doc(Library library) {
        boolean refusedToBeAnEnum =
                kind == Kind.TEXT && library.request().packaging().levelsAreConstants();
        boolean offset = feature.equals(library.shape().info().offsetColumn());
        return "the column " + JavadocText.of(feature)
                + (offset ? ", the offset, which is required" : "")
                + (kind == Kind.INSTANT ? ", a time, of which the model reads the milliseconds" : "")
                + (refusedToBeAnEnum ? ", whose levels are too many or too long for an enum" : "");
    }

    /**
     * Returns the inputs in the model's order.
     *
     * @param types the types of the columns of the feature table, as far as they are known
     * @param enums names the enums of levels; empty if levels are texts
     */
    public static List<InputField> of(
            ModelShape shape, RecordedExamples examples, Map<String, String> types, Optional<JavaNames> enums) {
        JavaNames names = new JavaNames(TAKEN);
        List<InputField> fields = new ArrayList<>();
        for (int i = 0; i < shape.info().features(); i++) {
            Column input = shape.info().inputs().get(i);
            String name = names.member(input.name());
            if (input.isCategorical()) {
                fields.add(categorical(input, name, enums));
            } else {
                Kind kind = numeric(types.getOrDefault(input.name(), "double"), examples.range(i));
                fields.add(new InputField(input.name(), name, kind));
            }
        }
        return fields;
    }

    private static InputField categorical(Column input, String name, Optional<JavaNames> enums) {
        return enums.flatMap(names -> LevelConstants.of(input.levels())
                        .map(constants -> new LevelEnum(names.type(input.name()), constants, input.levels())))
                .map(levels -> new InputField(input.name(), name, Kind.ENUM, levels))
                .orElseGet(() -> new InputField(input.name(), name, Kind.TEXT));
    }

    /** Chooses Spark's type if it holds each value of H2O's frame exactly. A double always does. */
    private static Kind numeric(String type, NumericRange range) {
        return switch (type) {
            case "tinyint", "smallint", "int", "byte", "short", "integer" -> range.ints() ? Kind.INT : Kind.DOUBLE;
            case "bigint", "long" -> range.longs() ? Kind.LONG : Kind.DOUBLE;
            case TIME -> range.longs() ? Kind.INSTANT : Kind.DOUBLE;
            case "boolean" -> range.booleans() ? Kind.BOOLEAN : Kind.DOUBLE;
            default -> Kind.DOUBLE;
        };
    }
}
