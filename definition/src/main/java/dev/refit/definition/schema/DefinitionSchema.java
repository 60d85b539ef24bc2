package dev.refit.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schema of definitions, as editors use it. */
public final class DefinitionSchema {
    public static final JsonNode TREE = tree();
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
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(tree);
    }

    private static JsonNode tree() {
        try (InputStream in = DefinitionSchema.class.getResourceAsStream("/refit.dev/v1/refit.schema.json")) {
            return RefitJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
