package dev.refit.trigger.topology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker which topics there are and how far a consumer group has come. */
final class TopicProgress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProgress.class);

    private final Admin admin;

    TopicProgress(Admin admin) {
        this.admin = admin;
    }

    /** Whether all these topics exist; false, too, when the broker does not answer. */
    boolean exist(Set<String> topics) throws InterruptedException {
        try {
            return admin.listTopics().names().get().containsAll(topics);
        } catch (ExecutionException e) {
            LOG.warn("Cannot list topics, trying again: {}", e.getMessage());
            return false;
        }
    }

    /** Whether the group has committed less than the topic holds now; true, too, when the broker does not answer. */
    boolean isBehind(String group, String topic) throws InterruptedException {
        try {
            Set<TopicPartition> partitions = partitions(topic);
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(
                            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get();
            return partitions.stream().anyMatch(partition -> {
                OffsetAndMetadata committed = taken.get(partition);
                return ends.get(partition).offset() > (committed == null ? 0 : committed.offset());
            });
        } catch (ExecutionException e) {
            LOG.debug("Cannot compare offsets, trying again: {}", e.getMessage());
            return true;
        }
    }

    private Set<TopicPartition> partitions(String topic) throws InterruptedException, ExecutionException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
