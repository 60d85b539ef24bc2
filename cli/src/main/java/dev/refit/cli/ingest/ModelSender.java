package dev.refit.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.FileTrouble;
import dev.refit.cli.platform.Connection;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives a platform a model that was trained elsewhere. */
public final class ModelSender {
    private final IngestClient ingest;
    private final String boundary = UUID.randomUUID().toString();

    public ModelSender(Connection platform) {
        this.ingest = new IngestClient(platform.service());
    }

    /**
     * Sends a model and answers what ingest-service says to it: the run's id, and more.
     *
     * @param options by their names
     */
    public JsonNode send(Path model, Path examples, Map<String, String> options) {
        List<BodyPublisher> body = new ArrayList<>();
        options.forEach((name, value) -> body.add(text(head("name=\"" + name + "\"") + value + "\r\n")));
        file("model", model, body);
        file("examples", examples, body);
        body.add(text("--" + boundary + "--\r\n"));
        return ingest.post(
                "/api/models",
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(body.toArray(BodyPublisher[]::new)));
    }

    private void file(String name, Path file, List<BodyPublisher> body) {
        String fileName = String.valueOf(file.getFileName()).replaceAll("[\"\\r\\n]", "_");
        body.add(text(head("name=\"" + name + "\"; filename=\"" + fileName + "\"")));
        try {
            body.add(BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw CliFailure.invalid(name + ": " + FileTrouble.of(e) + ".", "");
        }
        body.add(text("\r\n"));
    }

    private String head(String disposition) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }
}
