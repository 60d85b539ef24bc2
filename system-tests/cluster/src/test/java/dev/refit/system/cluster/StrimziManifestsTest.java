package dev.refit.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.refit.events.EventType;
import dev.refit.events.Topics;
import io.strimzi.api.kafka.model.common.UnknownPropertyPreserving;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests for Strimzi, held against its published types, which keep what they do not know instead of refusing it. */
class StrimziManifestsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path FOLDER = ClusterPlatform.DEPLOY.resolve("components/strimzi");
    private static final Map<String, Class<?>> KINDS = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    static List<JsonNode> resources() throws IOException {
        List<JsonNode> resources = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                try (MappingIterator<JsonNode> documents =
                        YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
                    documents.forEachRemaining(resources::add);
                }
            }
        }
        return resources.stream()
                .filter(resource -> resource.path("apiVersion").asText().startsWith("kafka.strimzi.io/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void everyFieldIsOneThatStrimziKnows(JsonNode resource) {
        Class<?> kind = KINDS.get(resource.get("kind").asText());

        assertThat(unknown(YAML.convertValue(resource, kind))).isEmpty();
    }

    @Test
    void aFieldThatStrimziDoesNotKnowIsFound() throws IOException {
        JsonNode topic = YAML.readTree("{spec: {partitions: 3, replica: 1}}");

        assertThat(unknown(YAML.convertValue(topic, KafkaTopic.class))).containsExactly("replica of KafkaTopicSpec");
    }

    @Test
    void eachTopicIsWrittenBySomebodyAndNoPermissionNamesAnother() throws IOException {
        Map<String, Set<String>> operations = new TreeMap<>();
        for (JsonNode resource : resources()) {
            for (JsonNode acl : resource.at("/spec/authorization/acls")) {
                if (acl.at("/resource/type").asText().equals("topic")
                        && acl.at("/resource/patternType").asText().equals("literal")) {
                    Set<String> ofTopic =
                            operations.computeIfAbsent(acl.at("/resource/name").asText(), name -> new TreeSet<>());
                    acl.get("operations").forEach(operation -> ofTopic.add(operation.asText()));
                }
            }
        }

        assertThat(operations.keySet()).containsExactlyInAnyOrderElementsOf(topics());
        assertThat(operations)
                .allSatisfy((topic, allowed) -> assertThat(allowed).contains("Write"));
    }

    @Test
    void thereIsATopicForEachOfRefits() throws IOException {
        assertThat(resources().stream()
                        .filter(resource -> resource.get("kind").asText().equals("KafkaTopic"))
                        .map(topic -> topic.at("/metadata/name").asText()))
                .containsExactlyInAnyOrderElementsOf(topics());
    }

    private static List<String> topics() {
        return Stream.concat(
                        Arrays.stream(EventType.values()).map(EventType::topic),
                        Stream.of(Topics.DEFINITIONS, Topics.DEAD_LETTERS))
                .toList();
    }

    /** What is in a value of Strimzi's, and in all that it consists of, under names that their types do not have. */
    private static Set<String> unknown(Object value) {
        Set<String> found = new TreeSet<>();
        if (value instanceof Iterable<?> values) {
            values.forEach(element -> found.addAll(unknown(element)));
        } else if (value instanceof UnknownPropertyPreserving strimzis) {
            Optional.ofNullable(strimzis.getAdditionalProperties()).ifPresent(more -> more.keySet()
                    .forEach(name -> found.add(name + " of " + value.getClass().getSimpleName())));
            for (Method method : value.getClass().getMethods()) {
                if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                    found.addAll(unknown(called(method, value)));
                }
            }
        }
        return found;
    }

    private static Object called(Method getter, Object of) {
        try {
            return getter.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
