package dev.refit.stage.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.store.ArtifactStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Talks to a service as its neighbours do: by the topics alone. */
public final class Wire implements AutoCloseable {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private final Map<String, Object> client;
    private final KafkaProducer<String, byte[]> producer;

    private final Optional<ArtifactStore> store;

    /** Whose events no stage has on record. */
    public Wire(String bootstrapServers) {
        this(bootstrapServers, Optional.empty());
    }

    /** Whose triggers of stages are on record in the store, as outcomes of the stage before. */
    public Wire(String bootstrapServers, ArtifactStore store) {
        this(bootstrapServers, Optional.of(store));
    }

    private Wire(String bootstrapServers, Optional<ArtifactStore> store) {
        this.store = store;
        client = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    public void say(RefitEvent event) {
        RefitEvent said =
                event instanceof StageTrigger trigger && store.isPresent() ? Recorded.in(store.get(), trigger) : event;
        forge(said);
    }

    /** Publishes an event that nobody has on record. */
    public void forge(RefitEvent event) {
        send(CloudEvents.encode(event, "test", TIME));
    }

    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** All events on a type's topic about a subject, in order. */
    public List<RefitEvent> heard(EventType type, String subject) {
        return records(type.topic()).stream()
                .filter(record -> subject.equals(record.key()))
                .map(CloudEvents::decode)
                .toList();
    }

    /** Waits for an event about a subject; whether it was said once or again, there is only one such. */
    public <T extends RefitEvent> T only(Class<T> event, String subject) {
        EventType type = Arrays.stream(EventType.values())
                .filter(candidate -> candidate.payload() == event)
                .findFirst()
                .orElseThrow();
        List<RefitEvent> heard =
                await().atMost(Duration.ofSeconds(60)).until(() -> heard(type, subject), found -> !found.isEmpty());
        assertThat(heard.stream().distinct()).hasSize(1);
        return event.cast(heard.get(0));
    }

    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** How many records of a topic a group has not acknowledged yet. */
    public long lag(String group, String topic) {
        try (Admin admin = Admin.create(client);
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Collection<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - (committed.get(end.getKey()) == null
                                    ? 0
                                    : committed.get(end.getKey()).offset()))
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
