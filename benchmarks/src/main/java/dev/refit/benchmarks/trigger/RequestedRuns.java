package dev.refit.benchmarks.trigger;

import dev.refit.events.EventType;
import dev.refit.run.topic.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The runs that are requested from when this is opened, once each is committed. */
public final class RequestedRuns implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> awaited = new ArrayList<>();

    public RequestedRuns(KafkaAccess kafka) {
        consumer = new KafkaConsumer<>(
                kafka.client(Map.of("isolation.level", "read_committed", "auto.offset.reset", "latest")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        String topic = EventType.RUN_REQUESTED.topic();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** @throws IllegalStateException when they do not come */
    public void await(int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        awaited.clear();
        while (awaited.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        awaited.size() + " of " + count + " runs were requested in " + PATIENCE);
            }
            consumer.poll(POLL).forEach(awaited::add);
        }
    }

    /** Those that were awaited last. */
    public List<ConsumerRecord<String, byte[]>> awaited() {
        return List.copyOf(awaited);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
