package dev.refit.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the services of a platform export at {@code /q/metrics}, as Prometheus would read it. */
record ServiceMetrics(List<String> samples) {

    static ServiceMetrics of(Path home, String service) throws IOException {
        Path platform = home.resolve("run/platform.json");
        JsonNode record = RefitJson.read(Files.readAllBytes(platform), JsonNode.class);
        int port = record.at("/ports/" + service).asInt();
        try (InputStream in =
                URI.create("http://127.0.0.1:" + port + "/q/metrics").toURL().openStream()) {
            return new ServiceMetrics(new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList());
        }
    }

    /** The names of all metrics. */
    Set<String> names() {
        return samples.stream().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    }

    /** The paths that somebody has asked this service for, health and metrics excepted. */
    Set<String> requested() {
        return samples.stream()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .map(line -> line.replaceAll(".*uri=\"([^\"]*)\".*", "$1"))
                .filter(path -> !path.startsWith("/q/"))
                .collect(Collectors.toSet());
    }
}
