package dev.refit.ingest.trigger;

import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.Topics;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.stage.publish.EventSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Writes the compacted topic of definitions. Every call returns once the trigger topology has taken the change. */
@ApplicationScoped
public class DefinitionLog {
    private static final int MAX_BYTES = Topics.MAX_PAYLOAD - 64 * 1024;
    private static final String ORIGIN = "refit-definition-origin";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventSender sender;
    private final TriggerLifecycle triggers;

    DefinitionLog(EventSender sender, TriggerLifecycle triggers) {
        this.sender = sender;
        this.triggers = triggers;
    }

    /** Replaces the definition of this name. */
    public void put(String name, DefinitionRecord record) {
        write(new ProducerRecord<>(Topics.DEFINITIONS, name, RefitJson.bytes(record)));
    }

    /** Replaces the definition of this name by one that has a manager, which the record's headers name. */
    public void put(String name, DefinitionRecord record, String origin) {
        ProducerRecord<String, byte[]> managed =
                new ProducerRecord<>(Topics.DEFINITIONS, name, RefitJson.bytes(record));
        managed.headers().add(ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
        write(managed);
    }

    /** The manager of a definition; empty when it was applied by hand. */
    public static Optional<String> origin(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(ORIGIN))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    /**
     * Checks the size of a definition: every event of a run carries it together with the files of all its datasets.
     *
     * @throws UnreadableException when there would be no room for the files
     */
    public static void requireRoomForFiles(DefinitionRecord record) {
        int size = RefitJson.bytes(record).length;
        if (size > MAX_BYTES) {
            throw new UnreadableException(
                    "definition: got " + size + " bytes, expected at most " + MAX_BYTES + ", most of it is likely SQL",
                    null);
        }
    }

    /** Removes the definition of this name. */
    public void delete(String name) {
        write(new ProducerRecord<>(Topics.DEFINITIONS, name, null));
    }

    private void write(ProducerRecord<String, byte[]> record) {
        sender.send(record).await().atMost(PATIENCE);
        triggers.awaitDefinitions(PATIENCE);
    }
}
