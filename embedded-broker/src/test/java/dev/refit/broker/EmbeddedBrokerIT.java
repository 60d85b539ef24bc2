package dev.refit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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

    /** A folder of an earlier release goes on, and from then on asks who its clients are. */
    @Test
    void whoeverDoesNotShowTheAccountNeitherReadsNorWrites() throws Exception {
        BrokerAccount account = new BrokerAccount("refit", "the-password");
        try (EmbeddedBroker open = EmbeddedBroker.start(BrokerConfig.onFreePorts(data));
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(client(open, Map.of()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "flights", "2013-01")).get();
        }

        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerConfig.onFreePorts(data).with(account))) {
            for (Map<String, String> stranger : List.of(
                    Map.<String, String>of(),
                    new BrokerAccount("refit", "another-one").client(),
                    new BrokerAccount("somebody", "the-password").client())) {
                assertThatThrownBy(() -> write(broker, stranger)).isNotNull();
                assertThatThrownBy(() -> read(broker, stranger)).isInstanceOf(KafkaException.class);
            }

            write(broker, account.client());
            assertThat(read(broker, account.client())).containsExactly("2013-01", "written");
        }
    }

    private static void write(EmbeddedBroker broker, Map<String, String> security) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(broker, security), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "flights", "written")).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker, Map<String, String> security) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(broker, security), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** Gives up soon: a stranger without SASL is not told why, and tries again until its time is over. */
    private static Map<String, Object> client(EmbeddedBroker broker, Map<String, String> security) {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("default.api.timeout.ms", security.isEmpty() ? 3000 : 30_000);
        settings.put("request.timeout.ms", security.isEmpty() ? 2000 : 20_000);
        settings.put("max.block.ms", security.isEmpty() ? 3000 : 30_000);
        return settings;
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
