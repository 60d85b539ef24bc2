package dev.refit.system.fault.history;

import dev.refit.cli.platform.Part;
import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.run.Stage;
import dev.refit.system.fault.history.Fault.OnEvent;
import dev.refit.system.fault.platform.FaultPlatform;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Does to the platform what a history wants done when its event is heard, and undoes it after a while. */
final class FaultInjector implements AutoCloseable {
    /** Longer than a session, so that the partitions of who is frozen have gone to somebody else when it wakes. */
    private static final long FROZEN_MILLIS = 4500;

    private static final long CUT_MILLIS = 1500;
    private static final long STORE_MILLIS = 1500;

    private final FaultPlatform platform;
    private final TopicWatch watch;
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(4, task -> {
        Thread thread = new Thread(task, "injector");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, History> histories = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final KafkaProducer<String, byte[]> producer;

    FaultInjector(FaultPlatform platform, TopicWatch watch) {
        this.platform = platform;
        this.watch = watch;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers(), "reconnect.backoff.max.ms", "200"),
                new StringSerializer(),
                new ByteArraySerializer());
        watch.onRecord(this::hear);
    }

    void expect(Collection<History> coming) {
        coming.forEach(history -> histories.put(history.id(), history));
    }

    @Override
    public void close() {
        hands.shutdownNow();
        producer.close();
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        History history = record.key() == null ? null : histories.get(record.key());
        if (history == null) {
            return;
        }
        for (int i = 0; i < history.faults().size(); i++) {
            if (history.faults().get(i) instanceof OnEvent on
                    && on.event().topic().equals(record.topic())
                    && done.add(history.id() + "/" + i)) {
                hands.execute(() -> act(on, record));
            }
        }
    }

    private void act(OnEvent on, ConsumerRecord<String, byte[]> record) {
        Part service = on.service();
        switch (on.action()) {
            case KILL -> platform.kill(service);
            case FREEZE -> {
                platform.freeze(service);
                later(() -> platform.thaw(service), FROZEN_MILLIS);
            }
            case CUT -> {
                platform.cut(service);
                later(() -> platform.mend(service), CUT_MILLIS);
            }
            case KILL_BROKER -> platform.kill(Part.BROKER);
            case POWER_CUT -> platform.powerCut();
            case STORE_FULL -> last("store-full");
            case STORE_DOWN -> last("store-down");
            case ADD_REPLICA -> platform.addReplica(service);
            case REMOVE_REPLICA -> platform.removeReplica(service);
            case CANCEL ->
                producer.send(CloudEvents.encode(
                        new RunCancelRequested(record.key(), "a history wants it"), "cli", Instant.now()));
            case REPEAT_EVENT -> repeat(record);
            case RETRY -> retry((StageFailed) CloudEvents.decode(record));
        }
    }

    private void last(String fault) {
        platform.folders().begin(fault);
        later(() -> platform.folders().end(fault), STORE_MILLIS);
    }

    void repeat(ConsumerRecord<String, byte[]> record) {
        producer.send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
    }

    /** As {@code refit runs retry} does it. */
    private void retry(StageFailed failed) {
        if (failed.at().generation() == 1) {
            StageTrigger trigger = watch.of(failed.runId()).stream()
                    .filter(record ->
                            record.topic().equals(triggerOf(failed.at().stage()).topic()))
                    .findFirst()
                    .map(CloudEvents::decode)
                    .map(StageTrigger.class::cast)
                    .orElseThrow();
            producer.send(CloudEvents.encode(trigger.inGeneration(2), "cli", Instant.now()));
        }
    }

    private static EventType triggerOf(Stage stage) {
        return switch (stage) {
            case INGEST -> EventType.RUN_REQUESTED;
            case TRANSFORM -> EventType.DATA_READY;
            case TRAINING -> EventType.FEATURES_BUILT;
            case PACKAGING -> EventType.MODEL_TRAINED;
            case PROMOTION -> EventType.MODEL_PACKAGED;
        };
    }

    private void later(Runnable action, long millis) {
        hands.schedule(action, millis, TimeUnit.MILLISECONDS);
    }
}
