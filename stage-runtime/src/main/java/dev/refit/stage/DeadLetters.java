package dev.refit.stage;

import dev.refit.events.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a record goes that cannot be read: byte for byte, headers included, with the reason and where it came from. */
@ApplicationScoped
public class DeadLetters {
    private final EventSender sender;
    private final StageMeters meters;
    private final String service;

    DeadLetters(
            EventSender sender, StageMeters meters, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sender = sender;
        this.meters = meters;
        this.service = service;
    }

    public Uni<Void> bury(ConsumerRecord<String, byte[]> record, String reason) {
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        add(headers, "reason", reason);
        add(headers, "service", service);
        add(headers, "topic", record.topic());
        add(headers, "partition", Integer.toString(record.partition()));
        add(headers, "offset", Long.toString(record.offset()));
        meters.deadLetter(record.topic());
        return sender.send(
                new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, record.key(), record.value(), headers));
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add("refit-dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
