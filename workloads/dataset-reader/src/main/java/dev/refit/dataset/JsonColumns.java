package dev.refit.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.refit.events.definition.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the columns of JSON lines that nobody declared: the members in the order they first appear, as string, boolean,
 * bigint or double (when any number has a fraction or exceeds 64 bits). A member that never has a value is a string.
 */
public final class JsonColumns {
    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    /** The place where a member got its type. */
    private final Map<String, String> places = new HashMap<>();

    /**
     * Reads a file through.
     *
     * @param place where it belongs, such as {@code partition 2013-01}, for messages about files of other places
     * @param content its bytes, closed afterwards
     * @throws InvalidDataException when a member has values of different kinds, or arrays or objects
     */
    public void add(String file, String place, InputStream content) throws IOException {
        try (content;
                JsonObjects objects = new JsonObjects(file, TextFiles.text(file, content))) {
            boolean more = true;
            while (more) {
                more = objects.next((name, value) -> see(objects, place, name, value));
            }
        }
    }

    /** The columns of all files so far. */
    public List<TypedColumn> columns() {
        return types.entrySet().stream()
                .map(e -> new TypedColumn(e.getKey(), e.getValue() == null ? ColumnType.STRING : e.getValue()))
                .toList();
    }

    private void see(JsonObjects objects, String place, String name, JsonParser value) throws IOException {
        ColumnType seen = type(objects, name, value);
        ColumnType known = types.putIfAbsent(name, seen);
        if (seen != null) {
            places.putIfAbsent(name, place);
        }
        if (known == null || seen == null || known == seen) {
            return;
        }
        if (isNumber(known) && isNumber(seen)) {
            types.put(name, ColumnType.DOUBLE);
            return;
        }
        throw objects.invalid(
                "mixed-types",
                "member " + name + ": got a " + seen.sqlName() + ", but it was a " + known.sqlName()
                        + (places.get(name).equals(place) ? " before" : " in " + places.get(name))
                        + "; declare the members to read in the dataset's columns, this one as string",
                null);
    }

    private static boolean isNumber(ColumnType type) {
        return type == ColumnType.BIGINT || type == ColumnType.DOUBLE;
    }

    private static ColumnType type(JsonObjects objects, String name, JsonParser value) throws IOException {
        JsonToken token = value.currentToken();
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> ColumnType.STRING;
            case VALUE_TRUE, VALUE_FALSE -> ColumnType.BOOLEAN;
            case VALUE_NUMBER_FLOAT -> ColumnType.DOUBLE;
            case VALUE_NUMBER_INT ->
                value.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? ColumnType.DOUBLE : ColumnType.BIGINT;
            default ->
                throw objects.invalid(
                        "nested-value",
                        "member " + name
                                + ": got an array or object, expected a single value; declare the members to read in"
                                + " the dataset's columns and leave this one out",
                        null);
        };
    }
}
