package dev.refit.stage;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent.RunCancelRequested;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hears that a run is to end and writes it down, where every stage, whichever process it is in, reads it before it
 * launches and while it waits.
 */
@ApplicationScoped
class Cancellations {
    private static final Pattern RUN = Pattern.compile("[a-z][-a-z0-9]{0,23}-[0-9a-f]{10}");

    private final StageRecords records;
    private final StageRuntime runtime;
    private final DeadLetters deadLetters;

    Cancellations(StageRecords records, StageRuntime runtime, DeadLetters deadLetters) {
        this.records = records;
        this.runtime = runtime;
        this.deadLetters = deadLetters;
    }

    @Incoming("cancellations")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> hear(Message<byte[]> message) {
        ConsumerRecord<String, byte[]> record = StageConsumer.record(message);
        RunCancelRequested request;
        try {
            request = request(CloudEvents.decode(record));
        } catch (UnreadableException e) {
            return deadLetters.sendToDeadLetters(record, e.getMessage()).chain(() -> acknowledge(message));
        }
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> {
                    records.cancel(request);
                    runtime.hintRun(request.run());
                })
                .onFailure()
                .retry()
                .withBackOff(java.time.Duration.ofSeconds(1), java.time.Duration.ofSeconds(30))
                .indefinitely()
                .chain(() -> acknowledge(message));
    }

    private static RunCancelRequested request(RefitEvent event) {
        if (event instanceof RunCancelRequested request
                && RUN.matcher(request.run()).matches()) {
            return request;
        }
        throw new UnreadableException("run: got " + event + ", expected a cancellation of a run", null);
    }

    private static Uni<Void> acknowledge(Message<?> message) {
        return Uni.createFrom().completionStage(message::ack);
    }
}
