package dev.refit.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void onlyAnIssuerVouchesForSomebody() {
        assertThat(Actor.oidc("https://issuer", "8f3a", "alice").isVouchedFor()).isTrue();
        assertThat(Actor.token("alice").isVouchedFor()).isFalse();
        assertThat(Actor.unknown(null).isVouchedFor()).isFalse();
    }

    @Test
    void anotherKindOfALaterReleaseIsRead() {
        Actor actor = RefitJson.read(
                "{\"authentication\":\"x509\",\"subject\":\"CN=a\",\"more\":1}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Actor.class);

        assertThat(actor.authentication()).isEqualTo("x509");
    }

    @Test
    void longNamesAreKeptByTheirBeginningAndNoneIsNull() {
        assertThat(Actor.token("a".repeat(10_000)).name()).hasSize(255);
        assertThat(Actor.token(" ").name()).isNull();
    }

    @Test
    void whoIsVouchedForHasASubject() {
        assertThatThrownBy(() -> Actor.oidc("https://issuer", null, "alice")).hasMessageContaining("subject: got null");
    }
}
