package dev.refit.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayloadTest {
    @Test
    void utf8IsText() {
        assertThat(payload("{\"stadt\":\n\t\"Zürich\"}").text()).hasValue("{\"stadt\":\n\t\"Zürich\"}");
        assertThat(payload("").text()).hasValue("");
    }

    @Test
    void whatIsNoUtf8IsDumped() {
        Payload payload = new Payload(new byte[] {'a', 'b', (byte) 0xff, 0});

        assertThat(payload.text()).isEmpty();
        assertThat(payload.dump()).matches("00000000  61 62 ff 00 +\\|ab\\.\\.\\|");
    }

    @Test
    void whatATerminalWouldObeyIsNotText() {
        assertThat(payload("\u001b[2J").text()).isEmpty();
        assertThat(payload("\u009b2J").text()).isEmpty();
        assertThat(payload("\u001b[2J").dump()).contains("|.[2J|").doesNotContain("\u001b");
    }

    @Test
    void ofVeryManyBytesTheFirstAreShown() {
        Payload payload = new Payload(new byte[5000]);

        assertThat(payload.dump().lines()).hasSize(257);
        assertThat(payload.dump()).endsWith("... 904 more bytes");
    }

    private static Payload payload(String text) {
        return new Payload(text.getBytes(UTF_8));
    }
}
