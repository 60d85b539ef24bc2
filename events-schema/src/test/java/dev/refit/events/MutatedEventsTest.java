package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.golden.FlightDelayDefinition;
import dev.refit.events.golden.Golden;
import dev.refit.events.golden.Goldens;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that somebody has changed: each is read, or refused by the one exception that becomes a dead letter. */
class MutatedEventsTest {
    private static final List<Golden> GOLDENS = Goldens.all().toList();

    /** Those of a build; a night's are {@code -Drefit.fuzz=100000}. */
    private static final int COUNT = Integer.getInteger("refit.fuzz", 1_000);

    private static final String[] PIECES = {
        "null",
        "{}",
        "[]",
        "[[",
        "\"",
        "-1",
        "1e400",
        "1e999999999",
        "\\u0000",
        "true",
        "99999999999999999999",
        "..",
        "file:///"
    };

    private final Random random = new Random(COUNT);
    private Duration slowest = Duration.ZERO;

    @AfterEach
    void tellTheSlowest() {
        System.out.printf("%d changed, the slowest was answered after %d ms%n", COUNT, slowest.toMillis());
    }

    @Test
    void whateverIsChangedInAnEventIsReadOrRefused() {
        for (int i = 0; i < COUNT; i++) {
            ProducerRecord<String, byte[]> record =
                    GOLDENS.get(random.nextInt(GOLDENS.size())).record();
            ConsumerRecord<String, byte[]> changed =
                    new ConsumerRecord<>(record.topic(), 0, 0, record.key(), mutated(record.value()));
            record.headers().forEach(header -> changed.headers()
                    .add(header.key(), random.nextInt(8) == 0 ? mutated(header.value()) : header.value()));

            refusedOr(i, changed.value(), () -> CloudEvents.decode(changed));
        }
    }

    @Test
    void whateverIsChangedInADefinitionIsReadOrRefused() {
        byte[] definition =
                RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(FlightDelayDefinition.of()), false));
        for (int i = 0; i < COUNT; i++) {
            byte[] changed = mutated(definition);

            refusedOr(i, changed, () -> RefitJson.read(changed, DefinitionRecord.class));
        }
    }

    private void refusedOr(int i, byte[] bytes, Runnable read) {
        long begin = System.nanoTime();
        assertThatCode(() -> {
                    try {
                        read.run();
                    } catch (UnreadableException e) {
                        if (e.getMessage().isBlank()) {
                            throw new AssertionError("refused without a reason", e);
                        }
                    }
                })
                .as("number %d: %s", i, new String(bytes, StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
        answered(begin);
    }

    private byte[] mutated(byte[] bytes) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int changes = random.nextInt(3); changes >= 0 && text.length() > 0; changes--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(3)));
                case 3 -> replaceValue(text, at);
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Puts something else where a member has its value, so that most of the changed stays JSON. */
    private void replaceValue(StringBuilder text, int from) {
        int colon = text.indexOf(":", from);
        int end = colon < 0 ? -1 : text.indexOf(",", colon);
        if (end > 0) {
            text.replace(colon + 1, end, PIECES[random.nextInt(PIECES.length)]);
        }
    }

    /** What was begun then is answered. */
    private void answered(long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
}
