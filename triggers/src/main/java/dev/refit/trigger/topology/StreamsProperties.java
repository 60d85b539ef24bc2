package dev.refit.trigger.topology;

import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** Configures Kafka Streams for the trigger topology. */
final class StreamsProperties {
    /** The application, which is the consumer group as well. */
    static final String APPLICATION = "refit-triggers";

    private StreamsProperties() {}

    static Properties of(TriggerSettings settings) {
        int sessionTimeoutMillis = Math.toIntExact(settings.sessionTimeout().toMillis());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.putAll(settings.connection());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder());
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.consumerPrefix("fetch.max.wait.ms"), 100);
        // After a crash nothing is triggered until the broker gives up this member.
        properties.put(StreamsConfig.consumerPrefix("session.timeout.ms"), sessionTimeoutMillis);
        properties.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), sessionTimeoutMillis / 5);
        // A dead letter is as large as the largest record and has headers besides.
        properties.put(StreamsConfig.producerPrefix("max.request.size"), 8 * 1024 * 1024);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
        // The state of a refit grows with what waits, and is one record.
        properties.put(StreamsConfig.topicPrefix("max.message.bytes"), 8 * 1024 * 1024);
        // By default a stream thread stays a member of the group after it is closed, so that the next start would wait
        // for its session to end. That saves moving state, of which there is little here.
        properties.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        return properties;
    }
}
