package dev.refit.events.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.golden.Golden;
import dev.refit.events.golden.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private static final EventSchemas SCHEMAS = new EventSchemas();

    static Stream<Golden> goldens() {
        return Goldens.all();
    }

    static Set<String> names() {
        return EventSchemas.types().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSchemaInTheJarIsThatOfTheRecord(String name) throws IOException {
        assertThat(Files.readString(EventSchemas.file(name))).isEqualTo(SCHEMAS.of(name));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyExampleIsValid(Golden golden) throws IOException {
        String payload = new String(golden.payloadOnFile(), UTF_8);

        assertThat(Schemas.violations(
                        Files.readString(EventSchemas.file(golden.type().key())), payload))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatTheSchemaRefusesForLackOfAMemberTheRecordRefusesToo(Golden golden) throws IOException {
        String schema = Files.readString(EventSchemas.file(golden.type().key()));

        for (JsonNode lacking : withoutOneMember(golden.payloadOnFile())) {
            if (!Schemas.violations(schema, lacking.toString()).isEmpty()) {
                assertThatThrownBy(() -> RefitJson.read(
                                RefitJson.bytes(lacking), golden.type().payload()))
                        .as(lacking.toString())
                        .isInstanceOf(UnreadableException.class);
            }
        }
    }

    @Test
    void theExamplesSayAllThatCanBeSaid() {
        SCHEMAS.required().examples().forEach((type, examples) -> {
            for (var component : type.getRecordComponents()) {
                assertThat(examples)
                        .as("%s.%s", type.getSimpleName(), component.getName())
                        .anyMatch(example ->
                                says(RequiredComponents.components(example).get(component.getName())));
            }
        });
    }

    private static boolean says(Object value) {
        return !(value == null
                || value.equals("")
                || value.equals(0)
                || value.equals(0L)
                || value.equals(false)
                || value.equals(List.of())
                || value.equals(Map.of()));
    }

    /** The JSON as often as it has members, each time without another one. */
    private static List<JsonNode> withoutOneMember(byte[] json) throws IOException {
        List<JsonNode> lacking = new ArrayList<>();
        int members = objects(RefitJson.mapper().readTree(json)).stream()
                .mapToInt(ObjectNode::size)
                .sum();
        for (int i = 0; i < members; i++) {
            JsonNode tree = RefitJson.mapper().readTree(json);
            int skip = i;
            for (ObjectNode object : objects(tree)) {
                if (skip >= 0 && skip < object.size()) {
                    List<String> names = new ArrayList<>();
                    object.fieldNames().forEachRemaining(names::add);
                    object.remove(names.get(skip));
                    lacking.add(tree);
                    break;
                }
                skip -= object.size();
            }
        }
        return lacking;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }
}
