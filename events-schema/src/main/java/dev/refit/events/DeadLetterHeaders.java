package dev.refit.events;

import dev.refit.events.checks.Excerpt;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of a dead letter: those it came with, and after them why it is one, since when and where it came from. */
public final class DeadLetterHeaders {
    private DeadLetterHeaders() {}

    /**
     * @param original left as they are
     * @param reason cut when long
     * @param time when it is put aside; the record's own may be that of the original
     */
    public static Headers of(
            Headers original, String reason, String service, String topic, int partition, long offset, Instant time) {
        Headers headers = new RecordHeaders(original.toArray());
        DeadLetterHeader.REASON.add(headers, Excerpt.of(reason, Excerpt.MESSAGE));
        DeadLetterHeader.SERVICE.add(headers, service);
        DeadLetterHeader.TOPIC.add(headers, topic);
        DeadLetterHeader.PARTITION.add(headers, Integer.toString(partition));
        DeadLetterHeader.OFFSET.add(headers, Long.toString(offset));
        DeadLetterHeader.TIME.add(headers, time.toString());
        return headers;
    }
}
