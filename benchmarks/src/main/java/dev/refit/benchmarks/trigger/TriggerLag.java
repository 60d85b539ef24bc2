package dev.refit.benchmarks.trigger;

import dev.refit.run.topic.KafkaAccess;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the triggers have not taken yet. */
public final class TriggerLag {
    private static final String GROUP = "refit-triggers";

    private TriggerLag() {}

    /** Returns once there is nothing. The end of a transaction, which nobody takes, counts as a record. */
    public static void awaitNone(KafkaAccess kafka) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            while (isBehind(admin)) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static boolean isBehind(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        taken.keySet().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                .all()
                .get();
        return taken.entrySet().stream()
                .anyMatch(entry ->
                        ends.get(entry.getKey()).offset() > entry.getValue().offset() + 1);
    }
}
