package dev.refit.stage;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of a dead letter: those it came with, and after them why it is one and where it came from. */
public final class DeadLetterHeaders {
    private DeadLetterHeaders() {}

    /** @param original left as they are */
    public static Headers of(
            Headers original, String reason, String service, String topic, int partition, long offset) {
        Headers headers = new RecordHeaders(original.toArray());
        add(headers, "reason", reason);
        add(headers, "service", service);
        add(headers, "topic", topic);
        add(headers, "partition", Integer.toString(partition));
        add(headers, "offset", Long.toString(offset));
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add("refit-dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
