package dev.refit.benchmarks.trigger;

import dev.refit.run.topic.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Consumes, and produces exactly once, without anything in between: for the third of three records ten others. Commits as
 * often as the trigger topology does.
 */
public final class BareLoop implements AutoCloseable {
    static final String IN = "bare.arrived";
    static final String OUT = "bare.requested";

    private static final Duration COMMIT = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final ProducerRecord<String, byte[]> request;

    /** @param request what is produced, as large as the topology's */
    public BareLoop(KafkaAccess kafka, ConsumerRecord<String, byte[]> request) {
        this.request = new ProducerRecord<>(OUT, null, request.key(), request.value(), request.headers());
        consumer = new KafkaConsumer<>(
                kafka.client(Map.of(
                        "group.id",
                        "bare",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "fetch.max.wait.ms",
                        100)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                kafka.client(Map.of("transactional.id", "bare")), new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        consumer.subscribe(List.of(IN));
    }

    /** Returns once so many records are consumed and what comes of them is committed. */
    public void take(int count) {
        int taken = 0;
        while (taken < count) {
            producer.beginTransaction();
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            long end = System.nanoTime() + COMMIT.toNanos();
            while (taken < count && System.nanoTime() < end) {
                ConsumerRecords<String, byte[]> records = consumer.poll(COMMIT);
                for (ConsumerRecord<String, byte[]> record : records) {
                    offsets.put(
                            new TopicPartition(record.topic(), record.partition()),
                            new OffsetAndMetadata(record.offset() + 1));
                    if (++taken % TriggerDefinitions.DATASETS.size() == 0) {
                        for (int i = 0; i < TriggerDefinitions.READERS; i++) {
                            producer.send(request);
                        }
                    }
                }
            }
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
