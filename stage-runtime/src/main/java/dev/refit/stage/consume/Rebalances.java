package dev.refit.stage.consume;

import dev.refit.stage.execution.StageRuntime;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Releases the unfinished stages of a partition that goes to another process. */
@ApplicationScoped
@Identifier("stage")
class Rebalances implements KafkaConsumerRebalanceListener {
    private final StageRuntime runtime;

    Rebalances(StageRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        runtime.releasePartitions(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        runtime.releasePartitions(partitions);
    }
}
