package dev.refit.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The schema of definitions that are custom resources: that of files, but for the transform. A resource has no files
 * beside it, so it holds the SQL and names the jar by URI and digest.
 */
public final class ResourceSchema {
    public static final JsonNode TREE = tree();
    public static final Schema SCHEMA = DefinitionSchema.compiled(TREE);

    private ResourceSchema() {}

    private static JsonNode tree() {
        JsonNode tree = DefinitionSchema.TREE.deepCopy();
        ObjectNode transform = (ObjectNode) tree.at("/$defs/transform");
        ((ObjectNode) tree.at("/properties/spec/properties")).set("transform", transform);
        ObjectNode spark = (ObjectNode) transform.at("/properties/spark");
        ObjectNode own = (ObjectNode) ofResources();
        ObjectNode shared = (ObjectNode) spark.get("properties");
        shared.remove("sql");
        shared.fields().forEachRemaining(property -> own.putIfAbsent(property.getKey(), property.getValue()));
        spark.put("description", "A transform with Apache Spark: either `sqlText`, or `jar` with `mainClass`.");
        spark.set("properties", own);
        return tree;
    }

    private static JsonNode ofResources() {
        try (InputStream in = ResourceSchema.class.getResourceAsStream("/refit.dev/v1/resource-transform.json")) {
            return RefitJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
