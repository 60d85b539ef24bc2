package dev.refit.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaChangesTest {
    private static final String RELEASED =
            """
            {"$defs": {"Column": {"type": "object", "properties": {
                "name": {"type": "string"}, "kind": {"type": "string", "enum": ["int", "text"]}},
              "required": ["name"]}},
             "type": "object", "properties": {"columns": {"type": "array", "items": {"$ref": "#/$defs/Column"}}}}
            """;

    @Test
    void anOptionalMemberMayBeAdded() {
        String current = RELEASED.replace("\"name\": {", "\"comment\": {\"type\": \"string\"}, \"name\": {");

        assertThat(changes(current)).isEmpty();
    }

    @Test
    void aValueMayBeAdded() {
        assertThat(changes(RELEASED.replace("\"text\"", "\"text\", \"date\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": {\"type\": \"string\"},    |                                   | .columns[].name: was removed",
                "\"name\": {\"type\": \"string\"}     | \"name\": {\"type\": \"integer\"}   | .columns[].name: type \"string\" became \"integer\"",
                "\"required\": [\"name\"]             | \"required\": []                  | .columns[].name: was required, readers count on it",
                "\"required\": [\"name\"]             | \"required\": [\"name\", \"kind\"]  | .columns[].kind: became required, older events lack it",
                ", \"text\"                           |                                   | .columns[].kind: value text was removed",
                "\"type\": \"array\"                  | \"type\": \"object\"              | .columns: type \"array\" became \"object\""
            })
    void whatBreaksAReaderIsNamed(String before, String after, String change) {
        String current = RELEASED.replace(before, after == null ? "" : after);

        assertThat(changes(current)).containsExactly(change);
    }

    private static List<String> changes(String current) {
        return SchemaChanges.breaking(json(RELEASED), json(current));
    }

    private static JsonNode json(String text) {
        try {
            return RefitJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
