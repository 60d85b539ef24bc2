package dev.refit.ingest.trigger;

import dev.refit.events.DefinitionRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.Topics;
import dev.refit.stage.EventSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The compacted topic of definitions. Every call returns once the trigger topology has what was written. */
@ApplicationScoped
public class DefinitionLog {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventSender sender;
    private final TriggerStreams streams;

    DefinitionLog(EventSender sender, TriggerStreams streams) {
        this.sender = sender;
        this.streams = streams;
    }

    /** Replaces the definition of this name. */
    public void put(String name, DefinitionRecord record) {
        write(name, RefitJson.bytes(record));
    }

    /** Removes the definition of this name. */
    public void delete(String name) {
        write(name, null);
    }

    private void write(String name, byte[] value) {
        sender.send(new ProducerRecord<>(Topics.DEFINITIONS, name, value))
                .await()
                .atMost(PATIENCE);
        streams.awaitDefinitions(PATIENCE);
    }
}
