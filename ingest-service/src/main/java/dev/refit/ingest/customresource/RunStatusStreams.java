package dev.refit.ingest.customresource;

import dev.refit.events.EventType;
import dev.refit.ingest.IngestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.jboss.logging.Logger;

/**
 * Reads the events of runs. Kafka Streams takes the available records of all topics in the order of their times, so that
 * a run is requested before it ends also after a long pause; the topics have the same keys and partitions.
 */
final class RunStatusStreams implements AutoCloseable {
    /** The events that make a status. Those between a run's request and its end matter when it is retried. */
    static final List<EventType> EVENTS = List.of(
            EventType.RUN_REQUESTED,
            EventType.DATA_READY,
            EventType.FEATURES_BUILT,
            EventType.MODEL_TRAINED,
            EventType.MODEL_PACKAGED,
            EventType.MODEL_PROMOTED,
            EventType.MODEL_REJECTED,
            EventType.STAGE_FAILED,
            EventType.STAGE_CANCELLED);

    private static final Logger LOG = Logger.getLogger(RunStatusStreams.class);
    private static final String APPLICATION = "ingest-refit-status";

    private final KafkaStreams streams;

    RunStatusStreams(StatusWriter statuses, Map<String, Object> connection, IngestSettings settings) {
        streams = new KafkaStreams(topology(statuses), configuration(connection, settings));
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("The status of runs failed and goes on from its last commit", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    static Topology topology(StatusWriter statuses) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        EVENTS.stream().map(EventType::topic).toList(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(() -> new RunStatusProcessor(statuses));
        return builder.build();
    }

    void start() {
        streams.start();
    }

    private static Properties configuration(Map<String, Object> connection, IngestSettings settings) {
        Properties properties = new Properties();
        properties.putAll(connection);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder());
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.consumerPrefix("isolation.level"), "read_committed");
        properties.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        return properties;
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(5));
    }
}
