package dev.refit.cli.kafka;

import dev.refit.cli.CliFailure;
import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import dev.refit.run.topic.KafkaAccess;
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

    private final KafkaAccess kafka;

    public EventSender(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends an event; the broker has it when this returns.
     *
     * @throws CliFailure when the broker does not take it
     */
    public void send(RefitEvent event) throws InterruptedException {
        Map<String, Object> settings = Map.of(
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
                new KafkaProducer<>(kafka.client(settings), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(CloudEvents.encode(event, "cli", Instant.now())).get();
        } catch (ExecutionException e) {
            throw new Broker(kafka).unreachable(new KafkaException(e.getCause().getMessage(), e.getCause()));
        } catch (KafkaException e) {
            throw new Broker(kafka).unreachable(e);
        }
    }
}
