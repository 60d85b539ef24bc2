package dev.refit.system.fault.inject;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Dies when the broker has an event and the record that led to it is not acknowledged yet: {@code after-send--<run>.<type>},
 * the type as in the CloudEvent.
 */
public final class DeathAfterSend implements ProducerInterceptor<String, byte[]> {
    private ArmedFaults faults;

    @Override
    public void configure(Map<String, ?> settings) {
        faults = new ArmedFaults(Path.of((String) settings.get("faults")));
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata where, Exception failure, Headers headers) {
        if (failure == null) {
            faults.dieIfDue("after-send", text(headers, "ce_subject") + "." + text(headers, "ce_type"));
        }
    }

    @Override
    public void close() {
        // nothing to close
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
