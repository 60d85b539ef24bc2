package dev.refit.cli.kafka;

import dev.refit.cli.CliFailure;
import dev.refit.events.EventType;
import dev.refit.run.topic.EventReader;
import dev.refit.run.topic.KafkaAccess;
import dev.refit.run.topic.TopicReader;
import java.util.Collection;
import org.apache.kafka.common.KafkaException;

/** The platform's Kafka broker. */
public record Broker(KafkaAccess kafka) {

    /**
     * A reader at the beginning of these topics.
     *
     * @throws CliFailure when the broker does not answer or lacks a topic
     */
    public TopicReader topics(Collection<String> topics) {
        try {
            return new TopicReader(kafka, topics);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /**
     * A reader at the beginning of the topics of these events.
     *
     * @throws CliFailure when the broker does not answer or lacks a topic
     */
    public EventReader events(Collection<EventType> types) {
        try {
            return new EventReader(kafka, types);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** The failure to report when a call to the broker fails. */
    public CliFailure unreachable(KafkaException e) {
        return CliFailure.unreachable(
                "The broker at " + kafka.bootstrapServers() + " does not answer: " + e.getMessage(),
                "Check the platform with: refit doctor. Start it with: refit up --detach");
    }
}
