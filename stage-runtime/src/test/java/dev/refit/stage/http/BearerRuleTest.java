package dev.refit.stage.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import org.junit.jupiter.api.Test;

class BearerRuleTest {
    private static final RequestRule RULE = new BearerRule();

    @Test
    void whoeverShowsNoAccessTokenIsToldWhatIsNeeded() {
        Refusal refusal = RULE.check(request("GET", "/api")).orElseThrow();

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.problem()).contains("got none", "refit.http.oidc.issuer");
        assertThat(refusal.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"refit\"");
        assertThat(RULE.check(request("GET", "/api", "Authorization", "Basic YTpi")))
                .isPresent();
    }

    @Test
    void anAccessTokenIsLookedAtLaterAndProbesNeedNone() {
        assertThat(RULE.check(request("GET", "/api", "Authorization", "bearer anything")))
                .isEmpty();
        assertThat(RULE.check(request("GET", "/q/health/ready"))).isEmpty();
        assertThat(RULE.check(request("POST", "/q/health/ready"))).isPresent();
    }

    private static RequestHead request(String method, String path, String... headers) {
        MultiMap all = HeadersMultiMap.httpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new RequestHead(method, path, all);
    }
}
