package dev.refit.cli.deadletters;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.refit.events.DeadLetterHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record that a service could not read.
 *
 * @param id {@code <partition>-<offset>} on the topic of dead letters
 * @param time when it was put aside
 * @param origin null when its headers do not say
 * @param size of its payload in bytes; null when it has none
 * @param headers all of them, as text
 * @param resubmissions the last one at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        String id,
        LetterState state,
        Instant time,
        @JsonUnwrapped SourceRecord source,
        String key,
        String service,
        String reason,
        Integer size,
        Map<String, String> headers,
        List<Resubmission> resubmissions,
        @JsonIgnore ConsumerRecord<String, byte[]> record) {

    static DeadLetter of(ConsumerRecord<String, byte[]> record, List<Resubmission> resubmissions) {
        Headers headers = record.headers();
        return new DeadLetter(
                id(record),
                resubmissions.isEmpty() ? LetterState.OPEN : LetterState.RESUBMITTED,
                timeOf(headers, Instant.ofEpochMilli(record.timestamp())),
                SourceRecord.of(headers).orElse(null),
                record.key(),
                DeadLetterHeader.SERVICE.in(headers).orElse(null),
                DeadLetterHeader.REASON.in(headers).orElse(null),
                size(record),
                texts(headers),
                List.copyOf(resubmissions),
                record);
    }

    static String id(ConsumerRecord<?, ?> record) {
        return record.partition() + "-" + record.offset();
    }

    /** Why it cannot be sent again; empty when it can. */
    public Optional<String> refusal() {
        if (DeadLetterHeader.SIZE.in(record.headers()).isPresent()) {
            return Optional.of("its payload of " + size + " bytes was too large to keep");
        }
        return source == null ? Optional.of("its headers do not say which topic it came from") : source.refusal();
    }

    static Instant timeOf(Headers headers, Instant fallback) {
        try {
            return DeadLetterHeader.TIME.in(headers).map(Instant::parse).orElse(fallback);
        } catch (DateTimeParseException e) {
            return fallback;
        }
    }

    private static Integer size(ConsumerRecord<String, byte[]> record) {
        return DeadLetterHeader.SIZE
                .in(record.headers())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElseGet(() -> record.value() == null ? null : record.value().length);
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(
                header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }
}
