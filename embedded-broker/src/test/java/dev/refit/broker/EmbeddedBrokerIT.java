package dev.refit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = EventType.DATA_ARRIVED.topic();

    @TempDir
    Path data;

    @Test
    void everyTopicOfRefitIsThereAndKeepsItsRecordsAsLongAsItSays() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerConfig(data, 0, 0, 3));
                Admin admin = admin(broker)) {
            narrow(admin, Topics.DEAD_LETTERS);
            new TopicSetup(admin).ensure(7);

            var topics = admin.listTopics().names().get();
            var partitions = admin.describeTopics(topics).allTopicNames().get();

            assertThat(topics).contains(Topics.DEFINITIONS, Topics.DEAD_LETTERS);
            assertThat(topics)
                    .containsAll(Arrays.stream(EventType.values())
                            .map(EventType::topic)
                            .toList());
            assertThat(partitions.get(TOPIC).partitions()).hasSize(3);
            assertThat(setting(admin, TOPIC, "retention.ms")).isEqualTo("-1");
            assertThat(setting(admin, EventType.STAGE_PROGRESSED.topic(), "retention.ms"))
                    .isEqualTo(String.valueOf(Duration.ofDays(1).toMillis()));
            assertThat(setting(admin, Topics.DEFINITIONS, "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, Topics.DEAD_LETTERS, "max.message.bytes")).isEqualTo("2097152");
        }
    }

    /** As it was when Refit made it with the broker's own limit. */
    private static void narrow(Admin admin, String topic) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("max.message.bytes", ""), AlterConfigOp.OpType.DELETE))))
                .all()
                .get();
    }

    @Test
    void whatTransactionsWroteIsThereAfterARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onFreePorts(data));
                KafkaProducer<String, String> producer = producer(broker)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, 0, "flights", "2013-01"));
            producer.commitTransaction();
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onFreePorts(data))) {
            assertThat(firstRecord(broker)).isEqualTo("2013-01");
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            BrokerConfig config = new BrokerConfig(data, taken.getLocalPort(), 0, 1);

            assertThatThrownBy(() -> EmbeddedBroker.start(config))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    private static String firstRecord(EmbeddedBroker broker) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "the-test");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static String setting(Admin admin, String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value();
    }
}
