package dev.refit.cli.deadletters;

import dev.refit.events.DeadLetterHeader;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records of the topic of dead letters, as services and the command write them. */
public final class Letters {
    private Letters() {}

    public static Headers headers(String service, String topic, long offset, Instant time) {
        Headers headers = new RecordHeaders();
        headers.add("ce_type", "dev.refit.unheard-of".getBytes());
        DeadLetterHeader.REASON.add(headers, "type: got dev.refit.unheard-of,\n expected one of Refit's event types");
        DeadLetterHeader.SERVICE.add(headers, service);
        DeadLetterHeader.TOPIC.add(headers, topic);
        DeadLetterHeader.PARTITION.add(headers, "0");
        DeadLetterHeader.OFFSET.add(headers, Long.toString(offset));
        DeadLetterHeader.TIME.add(headers, time.toString());
        return headers;
    }

    static ConsumerRecord<String, byte[]> letter(int partition, long offset, Headers headers) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("refit.dead-letters", partition, offset, "flights", "junk".getBytes());
        headers.forEach(record.headers()::add);
        return record;
    }

    static ConsumerRecord<String, byte[]> mark(int partition, long offset, String letter) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("refit.dead-letters", partition, offset, letter, null);
        new Resubmission(Instant.EPOCH, "refit.data.arrived/0/9").mark(letter, record.headers());
        return record;
    }
}
