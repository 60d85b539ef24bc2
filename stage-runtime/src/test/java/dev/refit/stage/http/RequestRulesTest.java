package dev.refit.stage.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private static final String API = "/api/datasets/flights/arrivals";
    private static final HostRule HOSTS = new HostRule(List.of("ingest-service", "Refit.example.com", "[fd00::7]"));
    private static final OriginRule ORIGINS = new OriginRule(List.of("https://console.example.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:7110",
                "127.0.0.1:7110",
                "[::1]:7110",
                "ingest-service:80",
                "refit.example.com",
                "[fd00::7]"
            })
    void aServiceIsCalledByItsOwnNames(String host) {
        assertThat(HOSTS.check(request("POST", API, "Host", host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example.com", "127.0.0.1.evil.example.com:7110", "10.1.2.3:8080", "localhost.", "0.0.0.0"})
    void anotherNameIsRefused(String host) {
        assertThat(HOSTS.check(request("POST", API, "Host", host)))
                .contains(new Refusal(
                        403,
                        "Host: got " + host
                                + ", expected a name that this service has: localhost, or one of refit.http.hosts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":7110", "localhost:", "localhost:80:80", "[::1", "localhost:port", "[::1]x"})
    void whatIsNoHostIsRefused(String host) {
        assertThat(HOSTS.check(request("GET", "/q/health", "Host", host)).map(Refusal::status))
                .contains(400);
    }

    @Test
    void aClusterAsksPodsForHealthAndMetricsByTheirAddresses() {
        assertThat(HOSTS.check(request("GET", "/q/health/ready", "Host", "10.1.2.3:8080")))
                .isEmpty();
        assertThat(HOSTS.check(request("GET", "/q/metrics", "Host", "[fd00::1]:8080")))
                .isEmpty();
        assertThat(HOSTS.check(request("GET", "/q/health", "Host", "evil.example.com")))
                .isPresent();
        assertThat(HOSTS.check(request("GET", "/q/healthy", "Host", "10.1.2.3")))
                .isPresent();
        assertThat(HOSTS.check(request("DELETE", "/q/health", "Host", "10.1.2.3")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example.com, 403",
        "null, 403",
        "http://localhost:7111, 403",
        "http://localhost:7110, 0",
        "https://console.example.com, 0"
    })
    void pagesOfOthersAreRefused(String origin, int status) {
        Optional<Refusal> refusal = ORIGINS.check(request("POST", API, "Host", "localhost:7110", "Origin", origin));

        assertThat(refusal.map(Refusal::status).orElse(0)).isEqualTo(status);
    }

    @Test
    void whatABrowserFetchesForPagesOfOthersIsRefused() {
        assertThat(ORIGINS.check(request("GET", API, "Sec-Fetch-Site", "cross-site")))
                .isPresent();
        assertThat(ORIGINS.check(request("GET", API, "Sec-Fetch-Site", "none"))).isEmpty();
        assertThat(ORIGINS.check(request("GET", API))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "POST   | application/json                  | 0",
                "POST   | application/cloudevents+json; a=b | 0",
                "POST   | application/octet-stream          | 0",
                "POST   | text/plain;charset=UTF-8          | 415",
                "POST   | application/x-www-form-urlencoded | 415",
                "POST   | multipart/form-data; boundary=b   | 415",
                "POST   | -                                 | 415",
                "DELETE | -                                 | 415",
                "GET    | -                                 | 0",
                "POST   | ''                                | 400",
                "GET    | /                                 | 400",
                "POST   | application/json/json             | 400",
                "POST   | appl ication/json                 | 400"
            })
    void whatABrowserSendsUnaskedIsRefused(String method, String type, int status) {
        RequestHead request = type == null ? request(method, API) : request(method, API, "Content-Type", type);

        assertThat(new ContentTypeRule().check(request).map(Refusal::status).orElse(0))
                .isEqualTo(status);
    }

    @Test
    void aHeaderOfItsOwnTellsAClientFromAPage() {
        ContentTypeRule rule = new ContentTypeRule();

        assertThat(rule.check(request("DELETE", "/", "Refit-Client", "curl"))).isEmpty();
        assertThat(rule.check(request("POST", "/", "Authorization", "Bearer x", "Content-Type", "multipart/form-data")))
                .isEmpty();
        assertThat(rule.check(request("POST", "/", "Refit-Client", "curl", "Content-Type", "text/plain")))
                .isPresent();
    }

    @Test
    void aRequestThatTwoReadersCouldUnderstandDifferentlyIsRefused() {
        assertThat(framing()).contains("Host: got none, expected exactly one");
        assertThat(framing("Host", "a", "Host", "a")).contains("Host: got 2 of them, expected exactly one");
        assertThat(framing("Host", "a", "Transfer-Encoding", "chunked")).isEmpty();
        assertThat(framing("Host", "a", "Transfer-Encoding", "gzip, chunked"))
                .contains("Transfer-Encoding: got gzip, chunked, expected chunked, or none");
        assertThat(framing("Host", "a", "Transfer-Encoding", "chunked", "Content-Length", "1"))
                .contains("Content-Length: got one beside Transfer-Encoding, expected one of the two");
        assertThat(framing("Host", "a", "Content-Type", "a/b", "Content-Type", "a/c"))
                .contains("Content-Type: got 2 of them, expected at most one");
    }

    private static Optional<String> framing(String... headers) {
        return new FramingRule().check(request("POST", API, headers)).map(Refusal::problem);
    }

    private static RequestHead request(String method, String path, String... headers) {
        MultiMap all = HeadersMultiMap.httpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new RequestHead(method, path, all);
    }
}
