package dev.refit.stage.consume;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.stage.execution.StageRuntime;
import dev.refit.stage.records.StageRecords;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Ends a run's stages as soon as it is cancelled, in whichever process they are: {@link Cancellations} hears of each request
 * in one replica of a service only, this in all. What is missed, such as what is sent before this process listens, its
 * stages find on record.
 */
@ApplicationScoped
class CancellationHints {
    private final StageRecords records;
    private final StageRuntime runtime;

    CancellationHints(StageRecords records, StageRuntime runtime) {
        this.records = records;
        this.runtime = runtime;
    }

    @Incoming("cancellation-hints")
    @Acknowledgment(Acknowledgment.Strategy.NONE)
    Uni<Void> hear(Message<byte[]> message) {
        RunCancelRequested request;
        try {
            request = Cancellations.request(CloudEvents.decode(StageConsumer.record(message)));
        } catch (UnreadableException e) {
            return Uni.createFrom().voidItem(); // A dead letter already.
        }
        if (!runtime.isInFlight(request.run())) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> {
                    // The replica that puts it on record may be slower than this one.
                    records.cancel(request);
                    runtime.recordsHaveChanged(request.run());
                })
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .indefinitely();
    }
}
