package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.checks.Digests;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterRecordTest {
    private final Headers original = new RecordHeaders().add("ce_id", new byte[] {1});

    @Test
    void aRecordIsKeptAsItCame() {
        DeadLetterRecord letter = letter("key", new byte[1024 * 1024]);

        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).hasSize(1024 * 1024);
        assertThat(letter.headers().lastHeader("ce_id").value()).containsExactly(1);
        assertThat(DeadLetterHeader.OFFSET.in(letter.headers())).contains("7");
        assertThat(DeadLetterHeader.SIZE.in(letter.headers())).isEmpty();
    }

    @Test
    void aPayloadThatTheTopicDoesNotTakeIsToldByItsLengthAndDigest() {
        byte[] value = new byte[2 * 1024 * 1024];

        DeadLetterRecord letter = letter("key", value);

        assertThat(letter.value()).isNull();
        assertThat(DeadLetterHeader.SIZE.in(letter.headers())).contains("2097152");
        assertThat(DeadLetterHeader.SHA256.in(letter.headers())).contains(Digests.sha256(value));
        assertThat(letter.headers().lastHeader("ce_id")).isNotNull();
    }

    @Test
    void headersAndAKeyThatAreTooLargeAreLeftOutAsWell() {
        original.add("large", new byte[2 * 1024 * 1024]);

        DeadLetterRecord letter = letter("k".repeat(2 * 1024 * 1024), new byte[10]);

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(letter.headers().lastHeader("large")).isNull();
        assertThat(DeadLetterHeader.REASON.in(letter.headers())).contains("torn");
        assertThat(DeadLetterHeader.SIZE.in(letter.headers())).contains("10");
    }

    @Test
    void aRecordWithoutAPayloadStaysOne() {
        assertThat(letter(null, null).value()).isNull();
    }

    private DeadLetterRecord letter(String key, byte[] value) {
        return DeadLetterRecord.of(key, value, original, "torn", "ingest", "refit.data.arrived", 3, 7, Instant.EPOCH);
    }
}
