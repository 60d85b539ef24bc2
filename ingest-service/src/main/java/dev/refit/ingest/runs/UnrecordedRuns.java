package dev.refit.ingest.runs;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.ingest.KafkaConnection;
import dev.refit.run.fold.TimedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the requests of runs that are not on record. Of run.requested only what ingest has not acknowledged is read: ingest
 * puts each run on record before it acknowledges it. Uploads were not put on record by earlier releases, so model.uploaded is
 * read from its beginning; uploads are few.
 */
@ApplicationScoped
class UnrecordedRuns {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TIMEOUT_MILLIS = 15_000;

    private final Map<String, Object> settings;

    UnrecordedRuns(KafkaConnection kafka, @ConfigProperty(name = "quarkus.application.name") String group) {
        settings = new HashMap<>(kafka.settings());
        settings.put("group.id", group); // Only its offsets are asked for; nothing joins it.
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        settings.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        settings.put("metric.reporters", "");
    }

    /**
     * The request of this run; empty when there is none.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer
     */
    Optional<TimedEvent> request(String run) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> queued = partitions(consumer, EventType.RUN_REQUESTED);
            consumer.assign(queued);
            Map<TopicPartition, OffsetAndMetadata> acknowledged = consumer.committed(queued);
            consumer.seekToBeginning(queued);
            acknowledged.forEach((partition, offset) -> {
                if (offset != null) {
                    consumer.seek(partition, offset.offset());
                }
            });
            Optional<TimedEvent> found = find(consumer, run);
            if (found.isEmpty()) {
                Set<TopicPartition> uploads = partitions(consumer, EventType.MODEL_UPLOADED);
                consumer.assign(uploads);
                consumer.seekToBeginning(uploads);
                found = find(consumer, run);
            }
            return found;
        }
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, EventType type) {
        return consumer.partitionsFor(type.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }

    private static Optional<TimedEvent> find(KafkaConsumer<String, byte[]> consumer, String run) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long last = System.nanoTime() + Duration.ofMillis(TIMEOUT_MILLIS).toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > last) {
                throw new TimeoutException("the topic was not read to its end in " + TIMEOUT_MILLIS + " ms");
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (run.equals(record.key())) {
                    Optional<TimedEvent> event = read(record, run);
                    if (event.isPresent()) {
                        return event;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TimedEvent> read(ConsumerRecord<String, byte[]> record, String run) {
        try {
            RefitEvent event = CloudEvents.decode(record);
            return event instanceof StageTrigger trigger && trigger.runId().equals(run)
                    ? Optional.of(new TimedEvent(event, Instant.ofEpochMilli(record.timestamp())))
                    : Optional.empty();
        } catch (UnreadableException e) {
            return Optional.empty(); // Ingest makes a dead letter of it.
        }
    }
}
