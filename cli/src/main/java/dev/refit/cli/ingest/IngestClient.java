package dev.refit.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.platform.AccessToken;
import dev.refit.cli.platform.ServiceAddress;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The HTTP interface of ingest-service. */
public final class IngestClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI service;
    private final Optional<AccessToken> token;

    public IngestClient(ServiceAddress address) {
        this.service = address.ingest();
        this.token = address.token();
    }

    /**
     * Sends JSON and answers the service's answer; null when that is empty.
     *
     * @throws CliFailure when the service refuses it or cannot be reached
     */
    public JsonNode send(String method, String path, Object body) {
        return answer(
                method,
                path,
                "application/json",
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(RefitJson.bytes(body)));
    }

    /** As {@link #send}, of something else than JSON, which may take its time. */
    JsonNode post(String path, String type, BodyPublisher body) {
        return answer("POST", path, type, body);
    }

    private JsonNode answer(String method, String path, String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(type.startsWith("multipart/") ? PATIENCE : TIMEOUT)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header("Refit-Client", "refit")
                .method(method, body);
        LocalUser.header().ifPresent(name -> request.header("Refit-User", name));
        token.ifPresent(known -> request.header("Authorization", known.authorization()));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= CLIENT_ERROR) {
                throw refused(response);
            }
            return response.body().isBlank() ? null : RefitJson.mapper().readTree(response.body());
        } catch (IOException e) {
            throw CliFailure.unreachable(
                    "ingest-service at " + service + " does not answer: " + e, "Check it with: refit doctor");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliFailure.failed("interrupted while asking ingest-service", "");
        }
    }

    private static CliFailure refused(HttpResponse<String> response) {
        String said = said(response.body());
        if (response.statusCode() == TOO_LARGE) {
            return CliFailure.invalid(
                    "ingest-service takes no request as large as this one: " + said,
                    "Name fewer and larger files, or shorten the definition's SQL.");
        }
        if (response.statusCode() == UNAUTHORIZED) {
            return CliFailure.failed(
                    "ingest-service does not know this token: " + said,
                    "Of a platform elsewhere, set REFIT_TOKEN or REFIT_TOKEN_FILE; of this machine, end it with: refit"
                            + " down, and start it with: refit up --detach");
        }
        if (response.statusCode() < SERVER_ERROR) {
            return CliFailure.invalid(said, "");
        }
        return CliFailure.failed(
                "ingest-service answered " + response.statusCode() + ": " + said, "Find its log with: refit doctor");
    }

    /** The words of an error, whether as JSON with a message in it or plain. */
    private static String said(String body) {
        try {
            JsonNode json = RefitJson.mapper().readTree(body);
            if (json.path("problems").isArray() && !json.get("problems").isEmpty()) {
                List<String> problems = new ArrayList<>();
                json.get("problems").forEach(problem -> problems.add(problem.asText()));
                return String.join("\n", problems);
            }
            for (String member : new String[] {"message", "error", "detail", "title"}) {
                if (json.path(member).isTextual()) {
                    return json.get(member).textValue();
                }
            }
        } catch (IOException e) {
            // Then it is plain text.
        }
        return body.isBlank() ? "no reason given" : body.strip();
    }
}
