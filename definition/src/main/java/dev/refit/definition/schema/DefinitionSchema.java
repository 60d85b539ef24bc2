package dev.refit.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The JSON Schema of definitions, as editors use it. */
public final class DefinitionSchema {
    public static final JsonNode TREE = tree();
    private static final int LONGEST_NAME = 1_000;
    static final Schema SCHEMA = compiled(TREE);

    private DefinitionSchema() {}

    /** The part of the schema that is meant, behind any {@code $ref}; what stands beside a {@code $ref} is prose. */
    public static JsonNode resolved(JsonNode part) {
        JsonNode meant = part;
        while (meant.has("$ref")) {
            meant = TREE.at(meant.get("$ref").textValue().substring(1));
        }
        return meant;
    }

    static Schema compiled(JsonNode tree) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(DefinitionSchema::bounded)
                .build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(tree);
    }

    /** No name has more characters; expressions that recurse with the text would need a stack as deep as it is long. */
    private static RegularExpression bounded(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return text -> text.length() <= LONGEST_NAME && pattern.matcher(text).find();
    }

    private static JsonNode tree() {
        try (InputStream in = DefinitionSchema.class.getResourceAsStream("/refit.dev/v1/refit.schema.json")) {
            return RefitJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
