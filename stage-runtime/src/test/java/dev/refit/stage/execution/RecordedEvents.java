package dev.refit.stage.execution;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import dev.refit.stage.publish.EventSender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records events instead of sending them; where it is on the class path of a service, that sends all the same. */
@Vetoed
final class RecordedEvents extends EventSender {
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

    RecordedEvents() {
        super(null, "test");
    }

    @Override
    public Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return Uni.createFrom().voidItem().invoke(() -> records.add(record));
    }

    /** The events of a type, in order. */
    <T extends RefitEvent> List<T> all(Class<T> type) {
        return records.stream()
                .map(record -> CloudEvents.decode(read(record)))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The headers and values of all events, in order. */
    List<String> bytes() {
        return records.stream()
                .map(record -> record.headers() + new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    static ConsumerRecord<String, byte[]> read(ProducerRecord<String, byte[]> record) {
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
        record.headers().forEach(read.headers()::add);
        return read;
    }
}
