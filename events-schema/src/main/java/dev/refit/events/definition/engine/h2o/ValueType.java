package dev.refit.events.definition.engine.h2o;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;

/** The type of one value of a parameter of H2O. Nothing is converted: the text "6" is not a number. */
public enum ValueType {
    @JsonProperty("boolean")
    BOOLEAN("true or false"),
    @JsonProperty("int")
    INT("a whole number of 32 bits"),
    @JsonProperty("long")
    LONG("a whole number"),
    @JsonProperty("number")
    NUMBER("a number"),
    @JsonProperty("text")
    TEXT("a text"),
    @JsonProperty("column")
    COLUMN("the name of a column"),
    /** One of the parameter's choices, in upper or lower case. */
    @JsonProperty("choice")
    CHOICE("one of its choices"),
    /** A number for each of some columns, as of {@code monotone_constraints}. */
    @JsonProperty("weights")
    WEIGHTS("a mapping of columns to numbers, such as {age: 1}"),
    /** A frame, a model or the like, which a definition cannot hold. */
    @JsonProperty("other")
    OTHER("nothing");

    private final String expected;

    ValueType(String expected) {
        this.expected = expected;
    }

    String expected() {
        return expected;
    }

    boolean accepts(Object value) {
        return switch (this) {
            case BOOLEAN -> value instanceof Boolean;
            case INT -> value instanceof Number number && isWhole(number, Integer.SIZE);
            case LONG -> value instanceof Number number && isWhole(number, Long.SIZE);
            case NUMBER -> value instanceof Number;
            case TEXT, COLUMN -> value instanceof String;
            case CHOICE -> value != null;
            case WEIGHTS ->
                value instanceof Map<?, ?> weights && weights.values().stream().allMatch(NUMBER::accepts);
            case OTHER -> false;
        };
    }

    /** Whether the number has no fraction and fits. */
    private static boolean isWhole(Number number, int bits) {
        try {
            return new BigDecimal(number.toString()).toBigIntegerExact().bitLength() < bits;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }
}
