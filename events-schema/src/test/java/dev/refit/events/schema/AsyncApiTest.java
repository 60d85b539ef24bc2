package dev.refit.events.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.Topics;
import dev.refit.events.golden.Golden;
import dev.refit.events.golden.Goldens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class AsyncApiTest {
    private static final Path FILE = Path.of("src/main/resources/dev/refit/events/asyncapi.yaml");
    private static final JsonNode DOCUMENT = document();

    static Stream<Golden> goldens() {
        return Goldens.all();
    }

    @Test
    void everyTopicIsAChannelAndNothingElse() {
        List<String> topics = Stream.concat(
                        Stream.of(EventType.values()).map(EventType::topic),
                        Stream.of(Topics.DEFINITIONS, Topics.DEAD_LETTERS))
                .toList();

        assertThat(texts(DOCUMENT.path("channels").findValues("address"))).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(DOCUMENT.path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @ParameterizedTest
    @EnumSource
    void aChannelKeepsItsRecordsAsItsTopicDoes(EventType type) {
        JsonNode kafka = channel(type.topic()).path("bindings").path("kafka");

        assertThat(kafka.path("topic").asText()).isEqualTo(type.topic());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(Topics.PARTITIONS);
        assertThat(texts(kafka.path("topicConfiguration").path("cleanup.policy")))
                .containsExactly("delete");
        assertThat(kafka.path("topicConfiguration").path("retention.ms").asLong())
                .isEqualTo(type.retention().map(Duration::toMillis).orElse(-1L));
    }

    @Test
    void definitionsAreCompacted() {
        JsonNode configuration =
                channel(Topics.DEFINITIONS).path("bindings").path("kafka").path("topicConfiguration");

        assertThat(texts(configuration.path("cleanup.policy"))).containsExactly("compact");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsTheEventOfItsTopic(EventType type) {
        JsonNode message = message(type);

        assertThat(message.path("name").asText()).isEqualTo(type.cloudEventType());
        assertThat(message.path("payload").path("$ref").asText()).isEqualTo("./schemas/" + type.key() + ".json");
        assertThat(FILE.resolveSibling("schemas/" + type.key() + ".json")).exists();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void theHeadersThatTravelAreThoseOfTheDocument(Golden golden) {
        ObjectNode headers = RefitJson.mapper().createObjectNode();
        golden.record().headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        ObjectNode schema = message(golden.type()).path("headers").deepCopy();
        schema.set("components", DOCUMENT.path("components"));

        assertThat(Schemas.violations(schema.toString(), headers.toString())).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (String reference : texts(DOCUMENT.findValues("$ref"))) {
            if (reference.startsWith("#/")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue();
            } else {
                assertThat(FILE.resolveSibling(reference)).exists();
            }
        }
    }

    @Test
    void everyChannelHasAnOperation() {
        List<String> channels = DOCUMENT.path("channels").properties().stream()
                .map(channel -> "#/channels/" + channel.getKey())
                .toList();

        assertThat(texts(DOCUMENT.path("operations").findValues("$ref"))).containsExactlyInAnyOrderElementsOf(channels);
        assertThat(texts(DOCUMENT.path("operations").findValues("action"))).containsOnly("send", "receive");
    }

    @Test
    void nothingButWhatAsyncApiKnowsStandsInIt() {
        assertMembers(DOCUMENT, "asyncapi", "info", "defaultContentType", "channels", "operations", "components");
        assertMembers(DOCUMENT.path("info"), "title", "version", "description", "license");
        DOCUMENT.path("channels")
                .forEach(channel -> assertMembers(channel, "address", "description", "messages", "bindings"));
        DOCUMENT.path("operations").forEach(operation -> assertMembers(operation, "action", "title", "channel"));
        DOCUMENT.path("components")
                .path("messages")
                .forEach(message ->
                        assertMembers(message, "name", "title", "contentType", "headers", "payload", "bindings"));
        DOCUMENT.findValues("kafka")
                .forEach(kafka ->
                        assertMembers(kafka, "topic", "partitions", "topicConfiguration", "key", "bindingVersion"));
    }

    private static void assertMembers(JsonNode object, String... allowed) {
        assertThat(object.properties().stream().map(Map.Entry::getKey)).isSubsetOf(List.of(allowed));
    }

    private static JsonNode channel(String topic) {
        return StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false)
                .filter(channel -> channel.path("address").asText().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode message(EventType type) {
        String reference =
                channel(type.topic()).path("messages").findValue("$ref").asText();
        return DOCUMENT.at(reference.substring(1));
    }

    private static List<String> texts(Iterable<JsonNode> nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode document() {
        try {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE));
            return RefitJson.mapper().valueToTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
