package dev.refit.events.definition.engine.h2o;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * The values that a parameter of H2O takes.
 *
 * @param type the type of a value
 * @param list whether the parameter takes several values; one value counts as a list of one
 * @param groups whether each of these is a list itself, as of {@code interaction_constraints}; one value counts as a
 *     list of one
 * @param choices the values of {@link ValueType#CHOICE}, otherwise empty
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record H2oParameter(ValueType type, boolean list, boolean groups, List<String> choices) {
    public H2oParameter {
        Checks.present("type", type);
        choices = Checks.copy("choices", choices);
    }

    /** Whether a definition can hold a value of this parameter. */
    public boolean canBeSet() {
        return type != ValueType.OTHER;
    }

    /** Whether the parameter takes one number, so that a range can give it. */
    @JsonIgnore
    public boolean isNumber() {
        return !groups && (isWhole() || type == ValueType.NUMBER);
    }

    /** Whether the parameter takes a whole number and no other. */
    @JsonIgnore
    public boolean isWhole() {
        return !groups && (type == ValueType.INT || type == ValueType.LONG);
    }

    public boolean accepts(Object value) {
        List<?> values = list && value instanceof List<?> several ? several : Arrays.asList(value);
        return values.stream().allMatch(groups ? this::acceptsGroup : this::acceptsOne);
    }

    private boolean acceptsGroup(Object value) {
        return value instanceof List<?> group ? group.stream().allMatch(this::acceptsOne) : acceptsOne(value);
    }

    private boolean acceptsOne(Object value) {
        return type.accepts(value)
                && (type != ValueType.CHOICE
                        || choices.stream().anyMatch(choice -> choice.equalsIgnoreCase(value.toString())));
    }

    /** The values that are accepted, in words, such as {@code a whole number}. */
    public String expected() {
        String one = type == ValueType.CHOICE ? "one of " + String.join(", ", choices) : type.expected();
        if (groups) {
            return "a list of lists of which each is " + one + ", such as [[a, b], [c]]";
        }
        return list ? one + ", or a list of such values" : one;
    }
}
