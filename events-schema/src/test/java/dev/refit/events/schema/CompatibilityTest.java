package dev.refit.events.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.golden.Golden;
import dev.refit.events.golden.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's events and those of the last release understand each other, in both directions: topics keep events for ever,
 * and services are replaced one after the other. {@code src/test/resources/released} holds the schemas and the examples
 * of the last release; releasing copies today's over them.
 */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("src/test/resources/released");

    static Stream<Golden> goldens() {
        return Goldens.all();
    }

    static List<String> releasedSchemas() throws IOException {
        return names(RELEASED.resolve("schemas"));
    }

    static List<String> releasedExamples() throws IOException {
        return names(RELEASED.resolve("golden"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aReaderOfTheLastReleaseUnderstandsWhatIsSaidToday(Golden golden) throws IOException {
        Path released = RELEASED.resolve("schemas/" + golden.type().key() + ".json");
        String payload = new String(golden.record().value(), UTF_8);

        if (Files.exists(released)) { // A new type has no reader in the last release.
            assertThat(Schemas.violations(Files.readString(released), payload)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("releasedExamples")
    void whatTheLastReleaseSaidIsUnderstoodTodayToTheLastMember(String name) throws IOException {
        byte[] payload = Files.readAllBytes(RELEASED.resolve("golden/" + name + ".json"));
        String key = name.contains("+") ? name.substring(0, name.indexOf('+')) : name;
        EventType type = EventType.ofCloudEventType("dev.refit." + key).orElseThrow();

        RefitEvent event = RefitJson.read(payload, type.payload());

        assertKept(
                name, RefitJson.mapper().readTree(payload), RefitJson.mapper().readTree(RefitJson.bytes(event)));
    }

    @ParameterizedTest
    @MethodSource("releasedSchemas")
    void noSchemaChangesButByOptionalMembers(String name) throws IOException {
        JsonNode released =
                RefitJson.mapper().readTree(Files.readAllBytes(RELEASED.resolve("schemas/" + name + ".json")));
        JsonNode current = RefitJson.mapper().readTree(Files.readAllBytes(EventSchemas.file(name)));

        assertThat(SchemaChanges.breaking(released, current)).isEmpty();
    }

    @Test
    void theLastReleaseIsThere() throws IOException {
        assertThat(releasedSchemas()).hasSizeGreaterThan(EventType.values().length / 2);
        assertThat(releasedExamples()).hasSizeGreaterThan(EventType.values().length / 2);
    }

    private static void assertKept(String path, JsonNode before, JsonNode after) {
        if (!before.isContainerNode()) {
            assertThat(after).as(path).isEqualTo(before);
        }
        if (before instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                assertKept(path + "." + member.getKey(), member.getValue(), after.path(member.getKey()));
            }
        }
        if (before.isArray()) {
            assertThat(after.size()).as(path).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                assertKept(path + "[" + i + "]", before.get(i), after.get(i));
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }
}
