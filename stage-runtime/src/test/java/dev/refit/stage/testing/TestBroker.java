package dev.refit.stage.testing;

import dev.refit.broker.BrokerConfig;
import dev.refit.broker.EmbeddedBroker;
import dev.refit.broker.TopicSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A broker with Refit's topics: the embedded one, or with the system property {@code refit.test.broker=container} Kafka's
 * own image in Docker.
 */
record TestBroker(String bootstrapServers, Runnable stop) implements AutoCloseable {
    private static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();
    private static final int PARTITIONS = 2;

    static TestBroker start(Path data) {
        if (!inContainer()) {
            EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onFreePorts(data));
            return new TestBroker(broker.bootstrapServers(), broker::close);
        }
        KafkaContainer container = new KafkaContainer(IMAGE);
        container.start();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, container.getBootstrapServers()))) {
            new TopicSetup(admin).ensure(PARTITIONS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new TestBroker(container.getBootstrapServers(), container::stop);
    }

    /** Why there can be no such broker here; empty when there can. */
    static Optional<String> missing() {
        if (!inContainer()) {
            return Optional.empty();
        }
        try {
            Process inspection = new ProcessBuilder("docker", "image", "inspect", IMAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return inspection.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("Docker does not answer, or has no image " + IMAGE);
        } catch (IOException e) {
            return Optional.of("there is no docker command");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop.run();
    }

    private static boolean inContainer() {
        return "container".equals(System.getProperty("refit.test.broker"));
    }
}
