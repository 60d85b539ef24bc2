package dev.refit.ingest.customresource;

import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.Topics;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.ingest.trigger.DefinitionLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The definitions on the compacted topic. Not thread-safe. */
final class DefinitionTable implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int POLLS = 30;

    private final Consumer<String, byte[]> consumer;
    private final Map<String, Entry> entries = new HashMap<>();

    /** @param consumer without a group */
    DefinitionTable(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * A definition that is in force.
     *
     * @param origin its manager; empty when it was applied by hand
     */
    record Entry(DefinitionRecord record, Optional<String> origin) {
        boolean isManagedBy(String manager) {
            return origin.equals(Optional.of(manager));
        }
    }

    /** @throws IllegalStateException when the topic does not exist, or its records do not come in time */
    void refresh() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEFINITIONS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        for (int i = 0; behind(ends); i++) {
            if (i == POLLS) {
                throw new IllegalStateException("the topic " + Topics.DEFINITIONS + " cannot be read to its end");
            }
            consumer.poll(PATIENCE).forEach(this::take);
        }
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The names of the definitions that this manager manages. */
    List<String> managedBy(String manager) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().isManagedBy(manager))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean behind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        entries.remove(record.key());
        try {
            if (record.value() != null) {
                DefinitionRecord definition = RefitJson.read(record.value(), DefinitionRecord.class);
                entries.put(record.key(), new Entry(definition, DefinitionLog.origin(record.headers())));
            }
        } catch (UnreadableException e) {
            // The triggers send it to the dead letters; here it counts as absent.
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
