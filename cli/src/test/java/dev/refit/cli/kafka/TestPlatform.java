package dev.refit.cli.kafka;

import dev.refit.broker.BrokerConfig;
import dev.refit.broker.EmbeddedBroker;
import dev.refit.cli.Call;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.Ports;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.launcher.local.process.ProcessIdentity;
import dev.refit.run.topic.KafkaAccess;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A platform to commands: a real broker, and on record as its services this process, which is alive. */
public final class TestPlatform implements AutoCloseable {
    private final Path folder;
    private final EmbeddedBroker broker;

    private TestPlatform(Path folder, EmbeddedBroker broker) {
        this.folder = folder;
        this.broker = broker;
    }

    public static TestPlatform start(Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onFreePorts(folder.resolve("broker")));
        Home home = new Home(folder);
        home.create();
        int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
        Map<Part, ProcessIdentity> processes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            processes.put(
                    part, ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow());
        }
        new PlatformRecord(new Ports(port, 1, 2, 3, 4, 5), processes).write(home);
        return new TestPlatform(folder, broker);
    }

    public KafkaAccess kafka() {
        return KafkaAccess.open(broker.bootstrapServers());
    }

    public Call call(String... args) {
        return Call.of(folder, args);
    }

    public com.fasterxml.jackson.databind.JsonNode json(String... args) throws Exception {
        return RefitJson.mapper().readTree(call(args).out());
    }

    public void send(RefitEvent event) throws InterruptedException {
        new EventSender(kafka()).send(event);
    }

    /** Sends a record, and answers where it lies. */
    public RecordMetadata send(ProducerRecord<String, byte[]> record) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka().client(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(record).get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
