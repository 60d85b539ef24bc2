package dev.refit.events;

import dev.refit.events.checks.Digests;
import dev.refit.events.checks.Excerpt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A dead letter: a record as it came, and further headers that tell why it is one, since when and where it came from. One
 * that would be larger than the topic takes is kept without its payload, with the length and digest of that instead; where
 * that is not enough, without its own headers, and without its key.
 *
 * @param key null when it has none
 * @param value null when it has none
 */
public record DeadLetterRecord(String key, byte[] value, Headers headers) {
    /** The topic takes 2 MiB, overhead included. */
    static final int MAX_BYTES = 2 * 1024 * 1024 - 64 * 1024;

    /**
     * The letter of a record.
     *
     * @param original its headers, left as they are
     * @param reason cut when long
     * @param time when it is put aside; the record's own may be that of the original
     */
    public static DeadLetterRecord of(
            String key,
            byte[] value,
            Headers original,
            String reason,
            String service,
            String topic,
            int partition,
            long offset,
            Instant time) {
        long room = (long) MAX_BYTES - bytes(key);
        Headers kept = new RecordHeaders(bytes(original) <= room ? original.toArray() : new Header[0]);
        DeadLetterHeader.REASON.add(kept, Excerpt.of(reason, Excerpt.MESSAGE));
        DeadLetterHeader.SERVICE.add(kept, service);
        DeadLetterHeader.TOPIC.add(kept, topic);
        DeadLetterHeader.PARTITION.add(kept, Integer.toString(partition));
        DeadLetterHeader.OFFSET.add(kept, Long.toString(offset));
        DeadLetterHeader.TIME.add(kept, time.toString());
        boolean fits = value == null || value.length + bytes(kept) <= room;
        if (!fits) {
            DeadLetterHeader.SIZE.add(kept, Integer.toString(value.length));
            DeadLetterHeader.SHA256.add(kept, Digests.sha256(value));
        }
        return new DeadLetterRecord(room > 0 ? key : null, fits ? value : null, kept);
    }

    private static int bytes(String key) {
        return key == null ? 0 : key.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long bytes(Headers headers) {
        long bytes = 0;
        for (Header header : headers) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }
}
