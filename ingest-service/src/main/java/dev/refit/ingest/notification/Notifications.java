package dev.refit.ingest.notification;

import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.ingest.KafkaConnection;
import dev.refit.ingest.notification.SinkClient.DeliveryException;
import dev.refit.stage.publish.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Delivers events to the operator's sinks while the service runs, each sink by itself, at least once. */
@ApplicationScoped
class Notifications {
    private static final Logger LOG = Logger.getLogger(Notifications.class);

    /** An event that is old already, as the service was down, is tried for so long. */
    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(2);

    private final NotificationSettings settings;
    private final KafkaConnection kafka;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Clock clock;
    private final SinkClient client;
    private final List<SinkQueue> queues = new ArrayList<>();
    private ExecutorService threads;

    Notifications(
            NotificationSettings settings,
            KafkaConnection kafka,
            DeadLetters deadLetters,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.clock = clock;
        client = new SinkClient(clock);
    }

    void start(@Observes StartupEvent event) {
        threads = Executors.newCachedThreadPool(work -> new Thread(work, "notification"));
        for (Sink sink : Sinks.of(settings)) {
            SinkQueue queue = new SinkQueue(sink, kafka.settings(), record -> deliver(sink, record));
            queues.add(queue);
            queue.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        queues.forEach(SinkQueue::close);
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    private CompletableFuture<Void> deliver(Sink sink, ConsumerRecord<String, byte[]> record) {
        Notification notification;
        try {
            notification = Notification.of(record);
        } catch (UnreadableException e) {
            return sendToDeadLetters(sink, record, "is not told of what is no event: " + e.getMessage())
                    .subscribeAsCompletionStage();
        }
        Instant giveUp = latest(
                Instant.ofEpochMilli(record.timestamp()).plus(sink.patience()),
                clock.instant().plus(shorter(LEAST_PATIENCE, sink.patience())));
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> client.post(sink, notification))
                .runSubscriptionOn(threads)
                .invoke(() -> count(sink, "delivered"))
                .onFailure(DeliveryException.class)
                .invoke(e -> failed(sink, record, e))
                .onFailure(DeliveryException.class)
                .retry()
                .withBackOff(sink.backOff(), sink.longestWait())
                .expireAt(giveUp.toEpochMilli())
                .onFailure(e -> e.getCause() instanceof DeliveryException) // The patience is over.
                .recoverWithUni(
                        e -> sendToDeadLetters(sink, record, e.getCause().getMessage()))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> sendToDeadLetters(Sink sink, ConsumerRecord<String, byte[]> record, String reason) {
        count(sink, "given-up");
        return deadLetters.sendToDeadLetters(record, "sink " + sink.name() + " " + reason);
    }

    private void failed(Sink sink, ConsumerRecord<String, byte[]> record, Throwable failure) {
        count(sink, "failed");
        LOG.warnf(
                "Sink %s %s; %s of %s is not delivered yet",
                sink.name(), failure.getMessage(), record.topic(), record.key());
    }

    private void count(Sink sink, String outcome) {
        meters.counter("refit.notifications", "sink", sink.name(), "outcome", outcome)
                .increment();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
