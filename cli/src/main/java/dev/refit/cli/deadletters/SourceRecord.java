package dev.refit.cli.deadletters;

import dev.refit.events.DeadLetterHeader;
import dev.refit.events.EventType;
import dev.refit.events.Topics;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Where a dead letter came from. Two letters of one origin are one record that two services could not read. */
public record SourceRecord(String topic, int partition, long offset) {

    /** Empty when the headers do not say, or not in a way that can be understood. */
    static Optional<SourceRecord> of(Headers headers) {
        try {
            return Optional.of(new SourceRecord(
                    DeadLetterHeader.TOPIC.in(headers).orElseThrow(),
                    DeadLetterHeader.PARTITION
                            .in(headers)
                            .map(Integer::parseInt)
                            .orElseThrow(),
                    DeadLetterHeader.OFFSET.in(headers).map(Long::parseLong).orElseThrow()));
        } catch (java.util.NoSuchElementException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Why nothing can be sent there; empty when it can. */
    Optional<String> refusal() {
        if (topic.equals(Topics.DEFINITIONS)) {
            // The topic is compacted: an old definition sent again would take the place of the one that stands.
            return Optional.of("it is a definition, and what was applied since would be lost; use refit apply");
        }
        boolean known =
                Arrays.stream(EventType.values()).anyMatch(type -> type.topic().equals(topic));
        return known
                ? Optional.empty()
                : Optional.of("its topic: got " + topic + ", expected one that carries events;"
                        + " what could not be requested is requested again with refit run");
    }
}
