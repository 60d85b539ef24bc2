package dev.refit.stage;

import dev.refit.events.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a record goes that cannot be read: byte for byte, headers included, with the reason and where it came from. */
@ApplicationScoped
public class DeadLetters {
    private final EventSender sender;
    private final StageMeters meters;
    private final String service;
    private final Clock clock;

    DeadLetters(
            EventSender sender,
            StageMeters meters,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Clock clock) {
        this.sender = sender;
        this.meters = meters;
        this.service = service;
        this.clock = clock;
    }

    public Uni<Void> bury(ConsumerRecord<String, byte[]> record, String reason) {
        Headers headers = DeadLetterHeaders.of(
                record.headers(),
                reason,
                service,
                record.topic(),
                record.partition(),
                record.offset(),
                clock.instant());
        meters.deadLetter(record.topic());
        return sender.send(
                new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, record.key(), record.value(), headers));
    }
}
