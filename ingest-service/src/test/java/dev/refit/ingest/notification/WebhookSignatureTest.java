package dev.refit.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The example of Standard Webhooks. */
    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void aMessageIsSignedAsStandardWebhooksSays() {
        assertThat(sign(SECRET)).isEqualTo(SIGNED);
    }

    @Test
    void whileASecretIsReplacedBothSign() {
        String another = "whsec_" + "A".repeat(32);

        assertThat(sign(another + "\n\n" + SECRET + "\n").split(" "))
                .hasSize(2)
                .endsWith(SIGNED)
                .startsWith(sign(another));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "hidden", "whsec_hidden", "whsec_!hidden", "whsec_aGlkZGVu"})
    void whatIsNoSecretIsRefusedAndNotQuoted(String text) {
        assertThatThrownBy(() -> WebhookSignature.of("secret", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret: got")
                .hasMessageContaining("expected whsec_ and 24 to 64 bytes in base 64")
                .hasMessageNotContaining("hidden");
    }

    private static String sign(String secrets) {
        return WebhookSignature.of("secret", secrets)
                .sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
    }
}
