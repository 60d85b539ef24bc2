package dev.refit.stage.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final AuditedRequest REQUEST =
            new AuditedRequest("PUT", "/api/definitions/flight-delay", "10.0.0.7");
    private static final Action ACTION = new Action(Permission.APPLY_SQL, Map.of(Target.REFIT, "flight-delay"));

    @Test
    void aLineSaysWhoDidWhatAndHowItWasAnswered() {
        Caller alice = new Caller.Authenticated("https://issuer", "8f3a", "alice", Set.of("authors"));

        assertThat(AuditLog.line("allowed", REQUEST, alice, ACTION, null))
                .isEqualTo("{\"outcome\":\"allowed\",\"permission\":\"apply-sql\",\"refit\":\"flight-delay\","
                        + "\"caller\":\"oidc\",\"issuer\":\"https://issuer\",\"subject\":\"8f3a\",\"name\":\"alice\","
                        + "\"roles\":\"authors\",\"method\":\"PUT\",\"path\":\"/api/definitions/flight-delay\","
                        + "\"remote\":\"10.0.0.7\"}");
    }

    @Test
    void whoIsNotKnownIsCalledSo() {
        assertThat(AuditLog.line("refused", REQUEST, null, null, "Authorization: got none"))
                .contains("\"caller\":\"unknown\"", "\"problem\":\"Authorization: got none\"");
        assertThat(AuditLog.line("allowed", REQUEST, new Caller.TokenHolder("bob"), ACTION, null))
                .contains("\"caller\":\"token\"", "\"claimed_name\":\"bob\"");
    }

    @Test
    void aNameCannotEndItsLineOrHideInIt() throws Exception {
        String name = "alice\"}\n{\"outcome\":\"allowed\"\u2028\u202e\u001b[31m";
        Caller forger = new Caller.Authenticated("https://issuer", "8f3a", name, Set.of());

        String line = AuditLog.line("refused", REQUEST, forger, ACTION, "no");

        assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
        assertThat(RefitJson.mapper().readTree(line).get("name").asText()).isEqualTo(name);
        assertThat(RefitJson.mapper().readTree(line).get("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void aLineIsBoundedWhateverItsPartsAre() {
        AuditedRequest request = new AuditedRequest("PUT", "/" + "p".repeat(100_000), "10.0.0.7");
        Caller longName =
                new Caller.Authenticated("https://issuer", "s".repeat(100_000), null, Set.of("r".repeat(100_000)));

        assertThat(AuditLog.line("refused", request, longName, ACTION, "x".repeat(100_000)))
                .hasSizeLessThan(10_000);
    }
}
