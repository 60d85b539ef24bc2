package dev.refit.definition.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The value of a scalar by YAML 1.2's core schema. */
final class ScalarValue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ScalarValue() {}

    /** Empty when JSON has no such value, or the text does not fit its tag. */
    static Optional<JsonNode> of(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        try {
            if (tag.equals(Tag.STR)) {
                return Optional.of(JSON.textNode(text));
            } else if (tag.equals(Tag.NULL)) {
                return Optional.of(JSON.nullNode());
            } else if (tag.equals(Tag.BOOL)) {
                return bool(text.toLowerCase(Locale.ROOT));
            } else if (tag.equals(Tag.INT)) {
                return Optional.of(integer(text));
            } else if (tag.equals(Tag.FLOAT)) {
                double value = Double.parseDouble(text);
                return Double.isFinite(value) ? Optional.of(JSON.numberNode(value)) : Optional.empty();
            }
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> bool(String text) {
        return switch (text) {
            case "true" -> Optional.of(JSON.booleanNode(true));
            case "false" -> Optional.of(JSON.booleanNode(false));
            default -> Optional.empty();
        };
    }

    private static JsonNode integer(String text) {
        BigInteger value;
        if (text.startsWith("0x")) {
            value = new BigInteger(text.substring(2), 16);
        } else {
            value = text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
        }
        if (value.bitLength() > Double.MAX_EXPONENT) {
            throw new NumberFormatException("more than any number that a definition can mean");
        }
        if (value.bitLength() < Integer.SIZE) {
            return JSON.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
    }
}
