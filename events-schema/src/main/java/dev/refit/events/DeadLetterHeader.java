package dev.refit.events;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers that a dead letter has beside those it came with, and the mark that one was resubmitted. */
public enum DeadLetterHeader {
    /** Why it could not be read. */
    REASON,
    /** Who could not read it. */
    SERVICE,
    /** Where it came from. */
    TOPIC,
    PARTITION,
    OFFSET,
    /** When it was put aside, or resubmitted; ISO 8601 in UTC. */
    TIME,
    /** Only on a letter whose payload was too large to keep: its length in bytes. */
    SIZE,
    /** Only on a letter whose payload was too large to keep: its SHA-256. */
    SHA256,
    /** Only on a mark, which is no dead letter: the {@code <partition>-<offset>} of the letter that was resubmitted. */
    RESUBMITTED,
    /** Only on a mark: where the record went, {@code <topic>/<partition>/<offset>}. */
    SENT;

    private static final String PREFIX = "refit-dead-letter-";

    /** Such as {@code refit-dead-letter-reason}. */
    public String key() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    public void add(Headers headers, String value) {
        headers.add(key(), value.getBytes(StandardCharsets.UTF_8));
    }

    /** The last one of this name, as text; empty when there is none. */
    public Optional<String> in(Headers headers) {
        Header header = headers.lastHeader(key());
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Whether a header is one of these, or will be one in a later release. */
    public static boolean isOne(Header header) {
        return header.key().startsWith(PREFIX);
    }
}
