package dev.refit.run.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning, without a consumer group and without committing. Not thread-safe. */
public final class TopicReader implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;

    /**
     * At the beginning of all partitions of these topics.
     *
     * @throws KafkaException when the broker does not answer or lacks a topic
     */
    public TopicReader(KafkaAccess kafka, Collection<String> topics) {
        this.consumer =
                new KafkaConsumer<>(kafka.client(settings()), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = partitions(topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    /** Passes on every record up to the current end of the topics; those of one partition in their order. */
    public void readToEnd(Consumer<ConsumerRecord<String, byte[]>> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (!reached(ends)) {
            poll(POLL, reader);
        }
    }

    /** Passes on the records that arrive within the time. */
    public void poll(Duration timeout, Consumer<ConsumerRecord<String, byte[]>> reader) {
        consumer.poll(timeout).forEach(reader);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, TIMEOUT).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toList());
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                "fetch.max.wait.ms",
                100,
                "max.poll.records",
                5000,
                "default.api.timeout.ms",
                (int) TIMEOUT.toMillis(),
                "metric.reporters",
                "");
    }
}
