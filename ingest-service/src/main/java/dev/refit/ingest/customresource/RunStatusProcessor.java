package dev.refit.ingest.customresource;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent;
import dev.refit.trigger.topology.StreamedEvent;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** Writes the events of runs into the status of their refits. An event is done when the status is written. */
final class RunStatusProcessor extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger LOG = Logger.getLogger(RunStatusProcessor.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int RETRIES = 5;

    /** Bad request, too large, unprocessable. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 422);

    private final StatusWriter statuses;

    RunStatusProcessor(StatusWriter statuses) {
        this.statuses = statuses;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RefitEvent event;
        try {
            event = StreamedEvent.decode(record, context().recordMetadata().orElseThrow());
        } catch (UnreadableException e) {
            // The service that acts on the event sends it to the dead letters.
            LOG.debugf("Not an event: %s", e.getMessage());
            return;
        }
        if (event instanceof RunEvent ofRun && StatusFold.matters(ofRun)) {
            write(ofRun, CloudEvents.time(record.headers(), record.timestamp()));
        }
    }

    /** Throws after several attempts; the event is delivered again then. */
    private void write(RunEvent event, Instant time) {
        Uni.createFrom()
                .voidItem()
                .invoke(() -> statuses.update(
                        StatusFold.refit(event), resource -> StatusFold.fold(resource.status(), event, time)))
                .onFailure(RunStatusProcessor::isRefused)
                .recoverWithUni(e -> {
                    LOG.errorf("The status of %s is refused and stays as it is: %s", event.runId(), e);
                    return Uni.createFrom().voidItem();
                })
                .onFailure()
                .invoke(e -> LOG.warnf("The status of %s is not written, trying again: %s", event.runId(), e))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .atMost(RETRIES)
                .await()
                .indefinitely();
    }

    /** Whether the status itself is refused, which must not keep the statuses of other runs from being written. */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof KubernetesClientException e && REFUSED.contains(e.getCode());
    }
}
