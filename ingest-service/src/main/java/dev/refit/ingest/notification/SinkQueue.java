package dev.refit.ingest.notification;

import dev.refit.events.EventType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Takes the events of one sink, one at a time, and commits each when it is done with: delivered, or a dead letter. What is
 * waiting is in Kafka only. A queue that was never there before begins at the end of its topics.
 */
final class SinkQueue implements Runnable, AutoCloseable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(SinkQueue.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long SECONDS_UNTIL_NEXT_TRY = 5;
    private static final long MOST_SECONDS_TO_CLOSE = 3;

    private final Sink sink;
    private final Map<String, Object> connection;
    private final Function<ConsumerRecord<String, byte[]>, CompletableFuture<Void>> delivery;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
    private volatile KafkaConsumer<String, byte[]> consumer;
    private boolean delivering;

    /** @param delivery delivers a record, and completes without a failure when it is done with */
    SinkQueue(
            Sink sink,
            Map<String, Object> connection,
            Function<ConsumerRecord<String, byte[]>, CompletableFuture<Void>> delivery) {
        this.sink = sink;
        this.connection = connection;
        this.delivery = delivery;
        thread = new Thread(this, "notifications-" + sink.name());
    }

    void start() {
        thread.start();
    }

    /** Until it is closed; whatever fails is tried again from what was committed. */
    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> opened =
                    new KafkaConsumer<>(configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                beginnings.clear();
                delivering = false;
                consume();
            } catch (WakeupException e) {
                LOG.debugf("The notifications of %s end", sink.name());
            } catch (RuntimeException e) {
                LOG.warnf(e, "The notifications of %s are interrupted, trying again", sink.name());
                isClosedWithin(SECONDS_UNTIL_NEXT_TRY);
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            if (committed.get(partition) == null) {
                beginnings.put(partition, new OffsetAndMetadata(consumer.position(partition)));
            }
        }
        if (delivering) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        beginnings.keySet().removeAll(partitions);
    }

    private void consume() {
        consumer.subscribe(sink.events().stream().map(EventType::topic).toList(), this);
        while (closing.getCount() > 0) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                commitBeginnings();
                deliver(record);
            }
            commitBeginnings();
        }
    }

    /** So that what happens while the service is down is delivered also of topics that had no event before. */
    private void commitBeginnings() {
        if (!beginnings.isEmpty()) {
            commit(Map.copyOf(beginnings));
            beginnings.clear();
        }
    }

    private void deliver(ConsumerRecord<String, byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        CompletableFuture<Void> done = delivery.apply(record);
        delivering = true;
        consumer.pause(consumer.assignment());
        try {
            while (!isDoneWithin(done, POLL)) {
                consumer.poll(Duration.ZERO); // The group has to see that this member lives.
                if (!consumer.assignment().contains(partition)) {
                    return; // Another replica delivers it.
                }
            }
        } finally {
            done.cancel(true);
            delivering = false;
            consumer.resume(consumer.assignment());
        }
        consumer.seek(partition, record.offset() + 1);
        commit(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.debugf("The last notification of %s may be delivered again: %s", sink.name(), e);
        }
    }

    /** @throws IllegalStateException when the record could not even become a dead letter */
    private boolean isDoneWithin(CompletableFuture<Void> done, Duration time) {
        try {
            done.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            if (closing.getCount() == 0) {
                throw new WakeupException();
            }
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
    }

    private boolean isClosedWithin(long seconds) {
        try {
            return closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
            return true;
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>(connection);
        configuration.put("group.id", sink.group());
        configuration.put("auto.offset.reset", "latest");
        configuration.put("enable.auto.commit", false);
        configuration.put("max.poll.records", 1);
        configuration.put("isolation.level", "read_committed");
        configuration.put("allow.auto.create.topics", false);
        configuration.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        return configuration;
    }

    @Override
    public void close() {
        closing.countDown();
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS_TO_CLOSE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
