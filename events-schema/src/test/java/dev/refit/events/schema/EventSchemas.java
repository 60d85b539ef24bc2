package dev.refit.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.golden.Goldens;
import dev.refit.events.run.Actor;
import dev.refit.events.run.DefinitionRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** JSON Schemas made of the records. They are open: a later release may say more. */
final class EventSchemas {
    static final Path FOLDER = Path.of("src/main/resources/dev/refit/events/schemas");

    private final RequiredComponents required = new RequiredComponents(Stream.concat(
                    Goldens.all().map(golden -> (Record) golden.event()),
                    Stream.of(new DefinitionRecord(FlightDelay.run().definition(), true, Actor.token("alice"))))
            .toList());
    private final SchemaGenerator generator = generator(required);

    /** What has a schema, by the schema's name: every event, and the records of the definitions' topic. */
    static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new TreeMap<>();
        for (EventType type : EventType.values()) {
            types.put(type.key(), type.payload());
        }
        types.put("definition", DefinitionRecord.class);
        return types;
    }

    /** The schema of a type, as it stands in its file. */
    String of(String name) {
        ObjectNode schema = RefitJson.mapper().createObjectNode();
        ObjectNode generated = generator.generateSchema(types().get(name));
        schema.set("$schema", generated.get("$schema"));
        schema.put("title", name);
        schema.setAll(generated);
        return pretty(schema);
    }

    RequiredComponents required() {
        return required;
    }

    static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }

    private static String pretty(JsonNode node) {
        return node.toPrettyString() + "\n";
    }

    private static SchemaGenerator generator(RequiredComponents required) {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        RefitJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withStringFormatResolver(scope -> scope.getType().getErasedType() == URI.class ? "uri" : null);
        builder.forFields()
                .withRequiredCheck(
                        field -> required.required(field.getDeclaringType().getErasedType(), field.getDeclaredName()));
        return new SchemaGenerator(builder.build());
    }
}
