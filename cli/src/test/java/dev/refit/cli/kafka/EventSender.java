package dev.refit.cli.kafka;

import dev.refit.cli.CliFailure;
import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events as services do. */
public final class EventSender {
    private static final int TIMEOUT_MILLIS = 15_000;

    private final String bootstrapServers;

    public EventSender(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Sends an event; the broker has it when this returns.
     *
     * @throws CliFailure when the broker does not take it
     */
    public void send(RefitEvent event) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "max.block.ms",
                TIMEOUT_MILLIS,
                "request.timeout.ms",
                TIMEOUT_MILLIS / 2,
                "delivery.timeout.ms",
                TIMEOUT_MILLIS,
                "metric.reporters",
                "");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(CloudEvents.encode(event, "cli", Instant.now())).get();
        } catch (ExecutionException e) {
            throw new Broker(bootstrapServers)
                    .unreachable(new KafkaException(e.getCause().getMessage(), e.getCause()));
        } catch (KafkaException e) {
            throw new Broker(bootstrapServers).unreachable(e);
        }
    }
}
