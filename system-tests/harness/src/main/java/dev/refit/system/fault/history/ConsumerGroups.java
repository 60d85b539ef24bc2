package dev.refit.system.fault.history;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The services' consumer groups: how far they are, and their way back to the start. */
public final class ConsumerGroups {
    /** With the topic each hears. On that of requested runs, written by transactions, lag never becomes zero. */
    private static final Map<String, EventType> STAGES = Map.of(
            "transform", EventType.DATA_READY,
            "training", EventType.FEATURES_BUILT,
            "packaging", EventType.MODEL_TRAINED,
            "packaging-promotion", EventType.MODEL_PACKAGED);

    private static final List<String> ALL = List.of(
            "ingest",
            "ingest-cancellations",
            "transform",
            "transform-cancellations",
            "training",
            "training-cancellations",
            "packaging",
            "packaging-cancellations",
            "packaging-promotion");
    private static final String TRIGGERS = "refit-triggers";

    private final Admin admin;

    public ConsumerGroups(Admin admin) {
        this.admin = admin;
    }

    /** Records that a stage is still responsible for: what an autoscaler would see. */
    public long lag(String group) {
        Map<TopicPartition, Long> ends = ends(STAGES.get(group).topic());
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - (committed.get(end.getKey()) == null
                                ? 0
                                : committed.get(end.getKey()).offset()))
                .sum();
    }

    /** What a group has said of its progress last. */
    public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return get(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
    }

    public long lag() {
        return STAGES.keySet().stream().mapToLong(this::lag).sum();
    }

    /** Has every group that has no members begin anew, as if nothing had ever been heard. */
    public void forget() {
        for (String group : ALL) {
            get(() -> {
                try {
                    return admin.deleteConsumerGroups(List.of(group)).all().get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof GroupIdNotFoundException) {
                        return null;
                    }
                    throw e;
                }
            });
        }
        Map<TopicPartition, OffsetAndMetadata> start =
                Set.of(EventType.DATA_ARRIVED.topic(), Topics.DEFINITIONS).stream()
                        .flatMap(topic -> ends(topic).keySet().stream())
                        .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        get(() -> admin.alterConsumerGroupOffsets(TRIGGERS, start).all().get());
    }

    private Map<TopicPartition, Long> ends(String topic) {
        return get(() -> {
            Map<TopicPartition, OffsetSpec> latest =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                            .collect(Collectors.toMap(
                                    info -> new TopicPartition(topic, info.partition()), info -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        });
    }

    private static <T> T get(Answer<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Answer<T> {
        T get() throws ExecutionException, InterruptedException;
    }
}
