package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that no client writes: what cannot be read is the sender's fault, never a failure of the service. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class HostileFormsIT {
    private static final String TEXT = "Content-Disposition: form-data; name=\"artifact\"";
    private static final String FILE = "Content-Disposition: form-data; name=\"model\"; filename=\"m.zip\"";
    private static final String WHOLE = "--b\r\n" + TEXT
            + "\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nshell-model\r\n"
            + "--b\r\n" + FILE
            + "\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsFBg==\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"examples\"; filename*=UTF-8''r%C3%B6ws.csv\r\n\r\na,b\r\n1,2\r\n"
            + "--b--\r\n";

    @BeforeEach
    void awaitReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Content-Disposition: form-data",
                "no header",
                TEXT + "\r\nContent-Type: text/plain; charset=of-my-own",
                TEXT + "\r\nContent-Type: text/plain; charset=\"()\"",
                TEXT + "\r\nContent-Type: ;;;",
                FILE + "\r\nContent-Transfer-Encoding: base64",
                "Content-Disposition: form-data; name=\"model\"\r\nContent-Type: application/zip",
                "Content-Disposition: form-data; name=\"model\"; filename*=UTF-8''%ZZ",
                "Content-Disposition: form-data; name=\"model\"; filename*=of-my-own''a",
                "Content-Disposition: form-data; name=\"model\"; filename*=a",
                "Content-Disposition: form-data; name=\"model\"; filename=\"\u0000/../..\""
            })
    void aPartWithAnImpossibleHeadIsRefused(String head) throws IOException {
        assertThat(answer("b", "--b\r\n" + head + "\r\n\r\n###\r\n--b--\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("{\"problems\":[\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\"", ";", "b; charset=of-my-own"})
    void aFormWithAnImpossibleBoundaryIsRefused(String boundary) throws IOException {
        assertThat(answer(boundary, "--b\r\n" + TEXT + "\r\n\r\nx\r\n--b--\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("{\"problems\":[\"");
    }

    @Test
    void aTextLongerThanAnyFieldIsRefused() throws IOException {
        assertThat(answer("b", "--b\r\n" + TEXT + "\r\n\r\n" + "x".repeat(20_000) + "\r\n--b--\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("a text that is longer than any field's");
    }

    @Test
    void aNameWithoutEndIsNotEchoed() throws IOException {
        String name = "n".repeat(100_000);

        assertThat(answer("b", "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\nx\r\n--b--\r\n"))
                .startsWith("HTTP/1.1 400")
                .hasSizeLessThan(4_000);
    }

    /** Those of a build; a night's are {@code -Drefit.fuzz=100000}. */
    @Test
    void whateverIsChangedInAFormIsAnsweredAsTheSendersFault() throws IOException {
        int count = Integer.getInteger("refit.fuzz", 200);
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            String form = mutated(random);
            String answer = answer("b", form);

            assertThat(answer)
                    .as("answer %d to %s", i, form)
                    .matches("(?s)HTTP/1\\.1 (400|413|415) .*\\{\"problems\":\\[\".*");
        }
    }

    private static String mutated(Random random) {
        StringBuilder form = new StringBuilder(WHOLE);
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(form.length());
            switch (random.nextInt(4)) {
                case 0 -> form.setCharAt(at, (char) random.nextInt(256));
                case 1 -> form.deleteCharAt(at);
                case 2 -> form.insert(at, ";\r\n=\"'%-: \0\u00e9".charAt(random.nextInt(12)));
                default -> form.insert(at, WHOLE, at / 2, Math.min(WHOLE.length(), at + random.nextInt(60)));
            }
        }
        return form.toString();
    }

    private static String answer(String boundary, String form) throws IOException {
        int length = form.getBytes(StandardCharsets.UTF_8).length;
        return RawHttp.answer(
                "POST /api/models HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: Bearer "
                        + BrokerResource.TOKEN + "\nContent-Type: multipart/form-data; boundary=" + boundary
                        + "\nContent-Length: " + length + "\n",
                form);
    }
}
