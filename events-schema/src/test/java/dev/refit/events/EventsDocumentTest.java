package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsDocumentTest {
    private static final String DOCUMENT = document();

    @ParameterizedTest
    @EnumSource
    void everyTypeHasItsRow(EventType type) {
        String key =
                switch (type) {
                    case DATA_ARRIVED -> "dataset";
                    case RUN_HELD_BACK, REFIT_OVERDUE, BACKFILL_REQUESTED, BACKFILL_CHANGE_REQUESTED, BACKFILL_ENDED ->
                        "refit";
                    default -> "run";
                };

        assertThat(DOCUMENT)
                .containsOnlyOnce("| `" + type.cloudEventType() + "` | `" + type.topic() + "` | " + key + " | ");
    }

    @Test
    void theOtherTopicsAndTheLimitAreNamed() {
        assertThat(DOCUMENT)
                .contains(
                        "`" + Topics.DEFINITIONS + "`",
                        "`" + Topics.DEAD_LETTERS + "`",
                        Topics.MAX_PAYLOAD + " bytes",
                        Topics.PARTITIONS + " partitions");
    }

    @Test
    void theArrivalOfTheDocumentIsUnderstood() {
        int start = DOCUMENT.indexOf("```json") + "```json".length();
        byte[] payload = DOCUMENT.substring(start, DOCUMENT.indexOf("```", start))
                .strip()
                .getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("refit.data.arrived", 0, 0, "flights", payload);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", "1");
        header(record, "ce_source", "/somebody");
        header(record, "ce_type", "dev.refit.data.arrived");
        header(record, "content-type", "application/json");

        assertThat(CloudEvents.decode(record)).isInstanceOf(DataArrived.class);
    }

    private static void header(ConsumerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String document() {
        try {
            return Files.readString(Path.of("../docs/events.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
