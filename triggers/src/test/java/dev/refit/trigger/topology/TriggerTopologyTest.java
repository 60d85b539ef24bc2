package dev.refit.trigger.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.DeadLetterHeader;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.Topics;
import dev.refit.events.data.DataFile;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.SparkTransform;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.trigger.rule.Refits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerTopologyTest {
    private static final RefitDefinition SMALL =
            Refits.of("bottles").definition().spec();

    @TempDir
    java.nio.file.Path folder;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.putAll(Map.of(StreamsConfig.STATE_DIR_CONFIG, folder.toString()));
        driver = new TopologyTestDriver(TriggerTopology.build(Clock.systemUTC(), run -> {}), properties);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aRunThatNoEventCanCarryIsBuriedAndTheNextOneIsRequested() {
        String sql = "SELECT * FROM bottles -- " + "x".repeat(Topics.MAX_PAYLOAD);
        apply(new RefitDefinition(
                "large",
                SMALL.data(),
                new TransformSpec(new SparkTransform(sql, null, null, 1, "512m")),
                SMALL.training(),
                SMALL.packaging()));
        apply(SMALL);

        arrive("2020");

        assertThat(keys(EventType.RUN_REQUESTED.topic()))
                .singleElement()
                .asString()
                .startsWith("delay-");
        List<TestRecord<String, byte[]>> buried = records(Topics.DEAD_LETTERS);
        assertThat(buried).hasSize(1);
        assertThat(buried.get(0).key()).startsWith("large-");
        assertThat(new String(
                        buried.get(0)
                                .headers()
                                .lastHeader("refit-dead-letter-reason")
                                .value(),
                        StandardCharsets.UTF_8))
                .contains("at most " + Topics.MAX_PAYLOAD);
        assertThat(DeadLetterHeader.TIME.in(buried.get(0).headers()))
                .hasValueSatisfying(time -> assertThat(Instant.parse(time)).isAfter(Instant.EPOCH));
    }

    @Test
    void aDeletedDefinitionRequestsNothingMore() {
        apply(SMALL);
        arrive("2020");
        topic(Topics.DEFINITIONS).pipeInput("delay", null);

        arrive("2021");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
    }

    private void apply(RefitDefinition definition) {
        DefinitionRecord record = new DefinitionRecord(DefinitionVersion.of(definition), false);
        topic(Topics.DEFINITIONS).pipeInput(definition.name(), RefitJson.bytes(record));
    }

    private void arrive(String partition) {
        DataFile file = new DataFile(URI.create("file:///bottles.csv"), null, null);
        ProducerRecord<String, byte[]> event =
                CloudEvents.encode(new DataArrived("bottles", partition, "a", List.of(file)), "test", Instant.EPOCH);
        topic(event.topic()).pipeInput(new TestRecord<>(event.key(), event.value(), event.headers()));
    }

    private TestInputTopic<String, byte[]> topic(String name) {
        return driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer());
    }

    private List<String> keys(String topic) {
        return records(topic).stream().map(TestRecord::key).toList();
    }

    private List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
