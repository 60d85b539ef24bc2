package dev.refit.stage.publish;

import dev.refit.events.DeadLetterRecord;
import dev.refit.events.Topics;
import dev.refit.stage.metrics.StageMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts a record that cannot be read aside: on a topic of its own, byte for byte unless it is too large for that, with its
 * headers, the reason and where it came from. Thread-safe.
 */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final EventSender sender;
    private final StageMetrics metrics;
    private final String service;
    private final Clock clock;

    DeadLetters(
            EventSender sender,
            StageMetrics metrics,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Clock clock) {
        this.sender = sender;
        this.metrics = metrics;
        this.service = service;
        this.clock = clock;
    }

    /** Tries until the broker has it, because a failure passed on to the channel would end its consumption. */
    public Uni<Void> sendToDeadLetters(ConsumerRecord<String, byte[]> record, String reason) {
        DeadLetterRecord letter = DeadLetterRecord.of(
                record.key(),
                record.value(),
                record.headers(),
                reason,
                service,
                record.topic(),
                record.partition(),
                record.offset(),
                clock.instant());
        metrics.deadLetter(record.topic());
        return sender.send(new ProducerRecord<>(
                        Topics.DEAD_LETTERS, null, null, letter.key(), letter.value(), letter.headers()))
                .onFailure()
                .invoke(e -> LOG.errorf(
                        "A record that cannot be read (%s-%d at %d) is not among the dead letters yet, trying again: %s",
                        record.topic(), record.partition(), record.offset(), e))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }
}
