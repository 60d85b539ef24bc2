package dev.refit.stage.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRuleTest {
    private static final TokenRule RULE = new TokenRule(Optional.of("the-token"));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer the-token", "bearer the-token", "Bearer  the-token "})
    void whoeverShowsTheTokenIsLetIn(String header) {
        assertThat(RULE.check(request("GET", "/api", "Authorization", header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer the-toke", "Bearer the-token2", "Basic the-token", "the-token"})
    void anythingElseIsNotTheToken(String header) {
        assertThat(RULE.check(request("GET", "/api", "Authorization", header)).map(Refusal::status))
                .contains(401);
    }

    @Test
    void healthAndMetricsNeedNone() {
        assertThat(RULE.check(request("GET", "/q/health/ready"))).isEmpty();
        assertThat(RULE.check(request("GET", "/q/metrics"))).isEmpty();
        assertThat(RULE.check(request("POST", "/q/health/ready"))).isPresent();
        assertThat(RULE.check(request("GET", "/q/dev"))).isPresent();
    }

    @Test
    void withoutATokenNobodyIsLetIn() {
        TokenRule none = new TokenRule(Optional.empty());

        assertThat(none.check(request("GET", "/api", "Authorization", "Bearer ")))
                .isPresent();
        assertThat(none.check(request("GET", "/api", "Authorization", "Bearer x")))
                .isPresent();
        assertThat(none.check(request("GET", "/q/health"))).isEmpty();
    }

    private static RequestHead request(String method, String path, String... headers) {
        MultiMap all = HeadersMultiMap.httpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new RequestHead(method, path, all);
    }
}
