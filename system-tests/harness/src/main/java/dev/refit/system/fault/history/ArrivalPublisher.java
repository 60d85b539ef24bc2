package dev.refit.system.fault.history;

import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.system.fault.platform.FaultPlatform;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A publisher that says a thing over HTTP until it has been heard, as a careful one does. */
final class ArrivalPublisher {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FaultPlatform platform;

    ArrivalPublisher(FaultPlatform platform) {
        this.platform = platform;
    }

    void apply(DefinitionVersion definition) {
        until(OK, "PUT", "/api/definitions/" + definition.spec().name(), new DefinitionRecord(definition, false));
    }

    void announce(DataArrived arrival) {
        try {
            Files.writeString(platform.folders().data().resolve("ticks.csv"), "x\n1\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        until(
                ACCEPTED,
                "POST",
                "/api/datasets/" + arrival.dataset() + "/arrivals",
                Map.of(
                        "partition",
                        arrival.partition(),
                        "files",
                        List.of(arrival.files().get(0).uri().toString()),
                        "digest",
                        arrival.token()));
    }

    private void until(int status, String method, String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(platform.ingest().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + FaultPlatform.TOKEN)
                .method(method, BodyPublishers.ofByteArray(RefitJson.bytes(body)))
                .build();
        Awaitility.await(method + " " + path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> status(request) == status);
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }
}
