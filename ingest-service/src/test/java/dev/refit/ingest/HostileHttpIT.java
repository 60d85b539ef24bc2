package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages in browsers, and clients that mean no good, send: a 4xx with the reason, and no more. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class HostileHttpIT {
    private static final String ARRIVALS =
            "POST /api/datasets/bottles/arrivals HTTP/1.1\nConnection: close\nAuthorization: Bearer "
                    + BrokerResource.TOKEN + "\n";
    private static final String JSON = "Content-Type: application/json\n";

    @BeforeEach
    void awaitReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE /api/definitions/wine    | evil.example.com     | 403",
                "GET /q/health/live              | evil.example.com     | 403",
                "GET /q/metrics                  | evil.example.com     | 403",
                "GET /anything                   | evil.example.com     | 403",
                "GET /q/health/live              | 10.1.2.3:8080        | 200",
                "GET /q/metrics                  | 10.1.2.3:8080        | 200",
                "DELETE /api/definitions/wine    | 10.1.2.3:8080        | 403",
                "GET /q/health/live              | localhost            | 200"
            })
    void aNameThatTheServiceDoesNotHaveIsRefused(String request, String host, int status) throws IOException {
        String answer = RawHttp.answer(request + " HTTP/1.1\nConnection: close\nHost: " + host + "\n", "");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status == 403) {
            assertThat(answer).contains("{\"problems\":[\"Host: got " + host + ", expected a name");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                                                  | 400 | ''",
                "Host: localhost\\nHost: localhost                                  | 400 | Host: got 2 of them",
                "Host: localhost\\nTransfer-Encoding: gzip\\nContent-Length: 2      | 400 | ''",
                "Host: localhost\\nTransfer-Encoding: gzip                          | 400 | ''",
                "Host: localhost\\nTransfer-Encoding: chunked\\nContent-Length: 2   | 400 | ''",
                "Host: localhost\\nContent-Length: 2\\nContent-Length: 3            | 400 | ''",
                "Host: localhost\\nContent-Length: -1                               | 400 | ''",
                "Host: localhost\\nContent-Length: 2\\nContent-Type:                | 400 | Content-Type: got nothing",
                "Host: localhost\\nContent-Length: 2\\nContent-Type: x              | 400 | Content-Type: got x",
                "Host: localhost\\nContent-Length: 2                                | 400 | partition: got nothing",
                "Host: localhost\\nContent-Length: 2\\nContent-Type: text/plain     | 415 | Content-Type: got text/plain",
                "Host: localhost\\nContent-Length: 2\\nOrigin: http://evil.example  | 403 | Origin: got http://evil.example",
                "Host: localhost\\nContent-Length: 2\\nOrigin: null                 | 403 | Origin: got null",
            })
    void aHeadThatIsAmbiguousOrOfAPageElsewhereIsRefused(String headers, int status, String problem)
            throws IOException {
        String head = headers == null ? "" : headers.replace("\\n", "\n") + "\n";

        assertThat(RawHttp.answer(ARRIVALS + head, "{}"))
                .startsWith("HTTP/1.1 " + status)
                .contains(problem);
    }

    @Test
    void noAnswerAllowsAPageElsewhereToReadIt() throws IOException {
        String own = "http://localhost:" + RestAssured.port;
        for (String origin : new String[] {own, "http://evil.example"}) {
            String head = "Connection: close\nHost: localhost:" + RestAssured.port + "\nOrigin: " + origin + "\n";

            assertThat(RawHttp.answer("GET /q/health/live HTTP/1.1\n" + head, ""))
                    .startsWith(origin.equals(own) ? "HTTP/1.1 200" : "HTTP/1.1 403")
                    .doesNotContainIgnoringCase("Access-Control");
            assertThat(RawHttp.answer("OPTIONS /api/models HTTP/1.1\nAccess-Control-Request-Method: POST\n" + head, ""))
                    .doesNotContainIgnoringCase("Access-Control");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"files\":", "{\"partition\":[{\"a\":"})
    void endlessDepthIsRefused(String opening) {
        refused("application/json", opening.repeat(5_000));
        refused("application/cloudevents+json", opening.repeat(5_000));
    }

    @Test
    void numbersAndKeysWithoutEndAreRefused() {
        String number = "{\"partition\": " + "9".repeat(900_000) + "}";
        String key = "{\"" + "k".repeat(1_000_000) + "\": 1}";
        for (String type : new String[] {"application/json", "application/cloudevents+json"}) {
            refused(type, number);
            refused(type, key);
            refused(
                    type,
                    "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"dev.refit.data.arrived\","
                            + "\"data\":" + number + "}");
        }
        for (String body : new String[] {number, key, "[".repeat(5_000)}) {
            assertThat(given().contentType("application/json")
                            .body(body)
                            .put("/api/definitions/wine")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aFormOfAThousandFieldsIsRefused() {
        var form = given();
        for (int i = 0; i < 1_001; i++) {
            form = form.multiPart("field" + i, "x");
        }
        assertThat(form.post("/api/models").statusCode()).isEqualTo(400);
    }

    @Test
    void namesThatNoFileCanHaveAreRefused() {
        for (String artifact : new String[] {"a".repeat(300), "a".repeat(10_000), "a" + "-a".repeat(8_000)}) {
            String problem = given().multiPart("group", "com.example")
                    .multiPart("artifact", artifact)
                    .post("/api/models")
                    .then()
                    .statusCode(400)
                    .extract()
                    .asString();

            assertThat(problem).contains("at most 100 characters").hasSizeLessThan(2_000);
        }
        assertThat(given().contentType("application/json")
                        .body("{\"partition\":\"p\",\"files\":[\"file:///" + "f".repeat(10_000) + "\"]}")
                        .post("/api/datasets/" + "d".repeat(1_000) + "/arrivals")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"'',none", "Bearer wrong,another one", "Basic dG9rZW4=,another one", "Bearer,another one"})
    void whoeverLacksTheTokenIsToldSo(String authorization, String got) throws IOException {
        String header = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\n";
        for (String request : new String[] {
            "DELETE /api/definitions/wine", "POST /api/models", "GET /api/definitions/wine", "GET /", "GET /q/dev"
        }) {
            assertThat(RawHttp.answer(request + " HTTP/1.1\nHost: localhost\nConnection: close\n" + JSON + header, ""))
                    .startsWith("HTTP/1.1 401")
                    .containsIgnoringCase("WWW-Authenticate: Bearer")
                    .contains("Authorization: got " + got);
        }
    }

    @Test
    void halfSentBodiesStopNobodyElseAndEnd() throws Exception {
        String head = ARRIVALS + JSON + "Host: localhost\nContent-Length: 100\n\n";
        List<Socket> half = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = RawHttp.open();
                half.add(socket);
                socket.getOutputStream()
                        .write((head.replace("\n", "\r\n") + "{\"partition\":").getBytes(StandardCharsets.UTF_8));
            }

            HttpRequest probe = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/q/health/live"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(probe, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            List<String> answers = new ArrayList<>();
            for (Socket socket : half) {
                answers.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            assertThat(answers)
                    .allMatch(answer -> answer.startsWith("HTTP/1.1 408") || answer.startsWith("HTTP/1.1 503"))
                    .anyMatch(answer -> answer.contains("body: got a part of it, expected all of it in time"));
            assertThat(answers.stream().filter(answer -> answer.contains("busy with 64 requests")))
                    .hasSizeGreaterThanOrEqualTo(300 - 64);
        } finally {
            for (Socket socket : half) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyWithoutALengthIsBounded() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        assertThat(RawHttp.answer(
                        ARRIVALS + JSON + "Host: localhost\nTransfer-Encoding: chunked\n",
                        chunk.repeat(17) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("body: got more than 1048576 bytes");
    }

    @Test
    void metricsHaveNoLabelThatAClientChooses() throws IOException {
        for (String method : new String[] {"BREW", "WHEN"}) {
            RawHttp.answer(method + " /x-" + method + " HTTP/1.1\nHost: localhost\nConnection: close\n", "");
        }
        given().contentType("application/json").body("{}").post("/api/datasets/of-my-choice/arrivals");

        assertThat(given().get("/q/metrics").asString()).doesNotContain("BREW", "WHEN", "of-my-choice");
    }

    private static void refused(String type, String body) {
        given().contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/datasets/bottles/arrivals")
                .then()
                .statusCode(400);
    }
}
