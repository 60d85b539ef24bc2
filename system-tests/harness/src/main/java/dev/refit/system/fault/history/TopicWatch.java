package dev.refit.system.fault.history;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears everything that is said, as it is said, and keeps it. Thread-safe. */
public final class TopicWatch implements AutoCloseable {
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();
    private final List<Consumer<ConsumerRecord<String, byte[]>>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean closed;

    public TopicWatch(String bootstrapServers) {
        thread = new Thread(() -> listen(bootstrapServers), "topic-watch");
        thread.setDaemon(true);
        thread.start();
    }

    void onRecord(Consumer<ConsumerRecord<String, byte[]>> listener) {
        listeners.add(listener);
    }

    /** All of a run so far. */
    public List<ConsumerRecord<String, byte[]>> of(String run) {
        synchronized (heard) {
            return heard.stream().filter(record -> run.equals(record.key())).toList();
        }
    }

    public List<ConsumerRecord<String, byte[]>> on(String topic) {
        synchronized (heard) {
            return heard.stream().filter(record -> record.topic().equals(topic)).toList();
        }
    }

    /** How long nothing has been said. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    public static Set<String> topics() {
        return Stream.concat(Arrays.stream(EventType.values()).map(EventType::topic), Stream.of(Topics.DEAD_LETTERS))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }

    private void listen(String bootstrapServers) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "reconnect.backoff.max.ms", "200",
                        "fetch.max.wait.ms", "20"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = topics().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::take);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        lastHeard = System.nanoTime();
        synchronized (heard) {
            heard.add(record);
        }
        listeners.forEach(listener -> listener.accept(record));
    }
}
