package dev.refit.stage.consume;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.run.RunId;
import dev.refit.stage.execution.StageRuntime;
import dev.refit.stage.publish.DeadLetters;
import dev.refit.stage.records.StageRecords;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Puts requests to cancel a run on record, where its stage reads them before it launches and while it waits, whichever
 * process it is in.
 */
@ApplicationScoped
class Cancellations {
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
                    runtime.recordsHaveChanged(request.run());
                })
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .indefinitely()
                .chain(() -> acknowledge(message));
    }

    static RunCancelRequested request(RefitEvent event) {
        if (event instanceof RunCancelRequested request
                && RunId.find(request.run()).isPresent()) {
            return request;
        }
        throw new UnreadableException("run: got " + event + ", expected a cancellation of a run", null);
    }

    private static Uni<Void> acknowledge(Message<?> message) {
        return Uni.createFrom().completionStage(message::ack);
    }
}
