package dev.refit.stage.offset;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The commit strategy {@code unfinished}: commits the first unfinished record of each partition, and which of those behind it
 * are unfinished as well, so that after a restart nothing is delivered that is done. Thread-safe.
 */
final class UnfinishedRecordsCommit implements KafkaCommitHandler {
    private static final Logger LOG = Logger.getLogger(UnfinishedRecordsCommit.class);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

    private final KafkaConsumer<?, ?> consumer;
    private final Vertx vertx;
    private final long interval;
    private final Map<TopicPartition, UnfinishedOffsets> partitions = new HashMap<>();
    private long timer = -1;

    /** Makes the strategy for each channel that names it. */
    @ApplicationScoped
    @Identifier("unfinished")
    static class Factory implements KafkaCommitHandler.Factory {
        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            long interval = config.config()
                    .getOptionalValue("auto.commit.interval.ms", Long.class)
                    .orElse(1000L);
            return new UnfinishedRecordsCommit(consumer, vertx, interval);
        }
    }

    UnfinishedRecordsCommit(KafkaConsumer<?, ?> consumer, Vertx vertx, long interval) {
        this.consumer = consumer;
        this.vertx = vertx;
        this.interval = interval;
    }

    @Override
    public synchronized void partitionsAssigned(Collection<TopicPartition> assigned) {
        // Its last owner may have been another process, whose commit is read when the first record comes.
        partitions.keySet().removeAll(assigned);
        if (timer < 0) {
            timer = vertx.setPeriodic(interval, any -> commit());
        }
    }

    /** On the polling thread, which may wait for the broker. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> revoked) {
        Map<TopicPartition, OffsetAndMetadata> due;
        synchronized (this) {
            due = due(revoked);
            partitions.keySet().removeAll(revoked);
        }
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.unwrap().commitSync(due, LAST_COMMIT);
        } catch (RuntimeException e) {
            LOG.warnf("What was done last in %s is not committed, and will be delivered again: %s", due.keySet(), e);
        }
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        TopicPartition partition = new TopicPartition(record.getTopic(), record.getPartition());
        return known(partition)
                .onItem()
                .transform(offsets -> isUnfinished(offsets, record.getOffset()) ? record : null);
    }

    private Uni<UnfinishedOffsets> known(TopicPartition partition) {
        synchronized (this) {
            UnfinishedOffsets there = partitions.get(partition);
            if (there != null) {
                return Uni.createFrom().item(there);
            }
        }
        return consumer.runOnPollingThread(client -> {
                    OffsetAndMetadata committed =
                            client.committed(Set.of(partition)).get(partition);
                    return begin(
                            partition,
                            committed,
                            client.endOffsets(Set.of(partition)).get(partition));
                })
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .indefinitely();
    }

    private synchronized UnfinishedOffsets begin(TopicPartition partition, OffsetAndMetadata committed, long logEnd) {
        return partitions.computeIfAbsent(partition, any -> new UnfinishedOffsets(committed, logEnd));
    }

    private synchronized boolean isUnfinished(UnfinishedOffsets offsets, long offset) {
        return offsets.receive(offset);
    }

    @Override
    public synchronized <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        UnfinishedOffsets offsets = partitions.get(new TopicPartition(record.getTopic(), record.getPartition()));
        if (offsets != null) {
            offsets.finish(record.getOffset());
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public void terminate(boolean graceful) {
        synchronized (this) {
            vertx.cancelTimer(timer);
        }
        Map<TopicPartition, OffsetAndMetadata> due = due(assigned());
        if (graceful && !due.isEmpty()) {
            try {
                consumer.commit(due).await().atMost(LAST_COMMIT);
            } catch (RuntimeException e) {
                LOG.warnf("What was done last is not committed, and will be delivered again: %s", e);
            }
        }
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> due = due(assigned());
        if (!due.isEmpty()) {
            consumer.commitAsync(due).subscribe().with(done -> {}, failure -> again(due.keySet(), failure));
        }
    }

    private synchronized void again(Collection<TopicPartition> failed, Throwable failure) {
        LOG.debugf("Cannot commit %s, trying again: %s", failed, failure);
        failed.forEach(partition -> {
            UnfinishedOffsets offsets = partitions.get(partition);
            if (offsets != null) {
                offsets.commitAgain();
            }
        });
    }

    private synchronized Collection<TopicPartition> assigned() {
        return List.copyOf(partitions.keySet());
    }

    private synchronized Map<TopicPartition, OffsetAndMetadata> due(Collection<TopicPartition> among) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        for (TopicPartition partition : among) {
            UnfinishedOffsets offsets = partitions.get(partition);
            if (offsets != null) {
                offsets.commit().ifPresent(commit -> due.put(partition, commit));
            }
        }
        return due;
    }
}
