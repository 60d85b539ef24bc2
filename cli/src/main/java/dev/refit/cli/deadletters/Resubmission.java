package dev.refit.cli.deadletters;

import dev.refit.events.DeadLetterHeader;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * That a dead letter was sent again, as the mark on the topic of dead letters says.
 *
 * @param sent where the record lies now, {@code <topic>/<partition>/<offset>}
 */
public record Resubmission(Instant time, String sent) {

    /** Adds what makes a record the mark of a resubmission. */
    public void mark(String letter, Headers headers) {
        DeadLetterHeader.RESUBMITTED.add(headers, letter);
        DeadLetterHeader.SENT.add(headers, sent);
        DeadLetterHeader.TIME.add(headers, time.toString());
    }

    static Optional<String> letter(Headers headers) {
        return DeadLetterHeader.RESUBMITTED.in(headers);
    }

    static Resubmission of(Headers headers, Instant fallback) {
        return new Resubmission(
                DeadLetter.timeOf(headers, fallback),
                DeadLetterHeader.SENT.in(headers).orElse(""));
    }
}
