package dev.refit.stage.consume;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent;
import dev.refit.stage.StageLogic;
import dev.refit.stage.execution.PartitionRevokedException;
import dev.refit.stage.execution.Place;
import dev.refit.stage.execution.StageRuntime;
import dev.refit.stage.metrics.StageMetrics;
import dev.refit.stage.proof.UnprovenTriggerException;
import dev.refit.stage.publish.DeadLetters;
import dev.refit.stage.settings.StageSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Carries out a stage for each record of a topic. A record is acknowledged when its stage is over: its offset is the
 * responsibility for the stage. A record that cannot be read, or that no stage before vouches for, becomes a dead letter, and
 * its neighbours go on.
 */
@ApplicationScoped
public class StageConsumer {
    private static final Logger LOG = Logger.getLogger(StageConsumer.class);

    private final StageRuntime runtime;
    private final StageSettings settings;
    private final StageMetrics metrics;
    private final DeadLetters deadLetters;

    StageConsumer(StageRuntime runtime, StageSettings settings, StageMetrics metrics, DeadLetters deadLetters) {
        this.runtime = runtime;
        this.settings = settings;
        this.metrics = metrics;
        this.deadLetters = deadLetters;
    }

    /** Carries out a stage for each record, a bounded number of them at a time, until the application ends. */
    public <I extends RunEvent.StageTrigger> void consume(Multi<Message<byte[]>> records, StageLogic<I> logic) {
        metrics.inFlight(
                logic.stage(), runtime, source -> source.inFlight(logic.stage().key()));
        records.subscribe()
                .withSubscriber(new Places<>(
                        settings.stage().maxInFlight(),
                        settings.stage().maxWaiting(),
                        (message, place) -> Uni.createFrom()
                                .deferred(() -> handle(message, logic, place))
                                .onFailure()
                                .invoke(e -> LOG.error(
                                        "A record of the stage " + logic.stage().key()
                                                + " is not taken yet, trying again",
                                        e))
                                .onFailure()
                                .retry()
                                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                                .indefinitely()
                                .subscribe()
                                .with(done -> place.close(), failure -> unacknowledged(logic, place, failure)),
                        failure ->
                                LOG.error("The stage " + logic.stage().key() + " consumes no more records", failure)));
    }

    /** It is delivered again after the next start. */
    private static void unacknowledged(StageLogic<?> logic, Place place, Throwable failure) {
        place.close();
        LOG.error("A record of the stage " + logic.stage().key() + " is not acknowledged", failure);
    }

    private <I extends RunEvent.StageTrigger> Uni<Void> handle(
            Message<byte[]> message, StageLogic<I> logic, Place place) {
        ConsumerRecord<String, byte[]> record = record(message);
        I trigger;
        try {
            trigger = trigger(record, logic.trigger());
        } catch (UnreadableException e) {
            return deadLetters.sendToDeadLetters(record, e.getMessage()).chain(() -> acknowledge(message));
        }
        TopicPartition source = new TopicPartition(record.topic(), record.partition());
        return Uni.createFrom()
                .completionStage(
                        () -> runtime.handle(logic, trigger, Instant.ofEpochMilli(record.timestamp()), source, place))
                .onFailure(UnprovenTriggerException.class)
                .recoverWithUni(e -> deadLetters.sendToDeadLetters(record, e.getMessage()))
                .chain(() -> acknowledge(message))
                .onFailure(PartitionRevokedException.class)
                .recoverWithNull();
    }

    private static <I extends RunEvent> I trigger(ConsumerRecord<String, byte[]> record, Class<I> type) {
        RefitEvent event = CloudEvents.decode(record);
        if (!type.isInstance(event)) {
            throw new UnreadableException(
                    "type: got " + event.getClass().getSimpleName() + ", expected " + type.getSimpleName(), null);
        }
        return type.cast(event);
    }

    private static Uni<Void> acknowledge(Message<?> message) {
        return Uni.createFrom().completionStage(message::ack);
    }

    @SuppressWarnings("unchecked")
    static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> (ConsumerRecord<String, byte[]>) metadata.getRecord())
                .orElseThrow(() -> new IllegalStateException("a message without its Kafka record"));
    }
}
