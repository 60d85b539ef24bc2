package dev.refit.stage.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.run.Actor;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void eventsTellHowTheirActorIsKnown() {
        assertThat(new Caller.Authenticated("https://issuer", "8f3a", "alice", Set.of("any")).actor())
                .isEqualTo(Actor.oidc("https://issuer", "8f3a", "alice"));
        assertThat(new Caller.TokenHolder("bob").actor()).isEqualTo(Actor.token("bob"));
        assertThat(new Caller.TokenHolder("").actor()).isEqualTo(Actor.token(null));
        assertThat(new Caller.Anybody("").actor()).isEqualTo(Actor.unknown(null));
    }

    @Test
    void whatAClientSaysOfItselfIsNoNameThatSomebodyVouchesFor() {
        assertThat(new Caller.TokenHolder("bob").actor().isVouchedFor()).isFalse();
        assertThat(new Caller.TokenHolder("bob").described()).doesNotContain("bob");
    }
}
