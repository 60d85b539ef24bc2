package dev.refit.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.refit.events.definition.ColumnType;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a JSON lines file. Members that nobody asked for are skipped; a member that is missing has no value. */
final class JsonRows implements Rows {
    private final JsonObjects objects;
    private final List<TypedColumn> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private final TextValues values;
    private final Object[] row;

    JsonRows(String file, Reader text, ZoneId zone, List<TypedColumn> columns) throws IOException {
        this.objects = new JsonObjects(file, text);
        this.columns = columns;
        this.values = new TextValues(zone);
        this.row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            positions.put(columns.get(i).name(), i);
        }
    }

    @Override
    public boolean next() throws IOException {
        Arrays.fill(row, null);
        return objects.next((name, parser) -> {
            Integer position = positions.get(name);
            if (position == null) {
                parser.skipChildren();
            } else {
                row[position] = value(columns.get(position), parser);
            }
        });
    }

    private Object value(TypedColumn column, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        ColumnType type = column.type();
        String text = parser.getText();
        try {
            if (token == kind(type) || (type == ColumnType.DOUBLE && token == JsonToken.VALUE_NUMBER_INT)) {
                return values.parse(type, text);
            }
            if (type == ColumnType.STRING && token.isScalarValue()) {
                return text;
            }
            if (type == ColumnType.BOOLEAN && token.isBoolean()) {
                return token == JsonToken.VALUE_TRUE;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unparsable(column, text, e);
        }
        throw unparsable(column, text, null);
    }

    private static JsonToken kind(ColumnType type) {
        return switch (type) {
            case INT, BIGINT -> JsonToken.VALUE_NUMBER_INT;
            case DOUBLE -> JsonToken.VALUE_NUMBER_FLOAT;
            case STRING, DATE, TIMESTAMP -> JsonToken.VALUE_STRING;
            case BOOLEAN -> JsonToken.VALUE_TRUE;
        };
    }

    private InvalidDataException unparsable(TypedColumn column, String text, Exception cause) {
        return objects.invalid(
                "unparsable-value",
                "member " + column.name() + ": got '" + Shortened.of(text) + "', expected "
                        + TextValues.example(column.type()) + " ("
                        + column.type().sqlName() + ")",
                cause);
    }

    @Override
    public long line() {
        return objects.line();
    }

    @Override
    public Object value(int column) {
        return row[column];
    }

    @Override
    public void close() throws IOException {
        objects.close();
    }
}
