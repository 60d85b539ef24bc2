package dev.refit.events.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An example of an event, kept as the bytes that travel: {@code <name>.json} is the payload, {@code <name>.headers} the
 * topic, the key and every header.
 *
 * @param name the event's type, and after a plus sign what is special about it
 */
public record Golden(String name, RefitEvent event, String source, Instant time) {
    public static final Path FOLDER = Path.of("src/test/resources/golden");

    public ProducerRecord<String, byte[]> record() {
        return CloudEvents.encode(event, source, time);
    }

    public EventType type() {
        return EventType.of(event);
    }

    /** Topic, key and headers, one a line. */
    public static String headers(ProducerRecord<String, byte[]> record) {
        return "topic: " + record.topic() + "\nkey: " + record.key() + "\n"
                + StreamSupport.stream(record.headers().spliterator(), false)
                        .map(header -> header.key() + ": " + new String(header.value(), UTF_8) + "\n")
                        .sorted()
                        .collect(Collectors.joining());
    }

    public byte[] payloadOnFile() throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name + ".json"));
    }

    public String headersOnFile() throws IOException {
        return Files.readString(FOLDER.resolve(name + ".headers"));
    }

    /** Writes the files anew, after a change that is meant. */
    public void update() throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".json"), record().value());
        Files.writeString(FOLDER.resolve(name + ".headers"), headers(record()));
    }

    @Override
    public String toString() {
        return name;
    }
}
