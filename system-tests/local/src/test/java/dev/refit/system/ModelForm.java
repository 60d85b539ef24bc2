package dev.refit.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.platform.AccessToken;
import dev.refit.events.RefitJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A model with its examples as anything that speaks HTTP sends them. */
final class ModelForm {
    private static final String BOUNDARY = "a-boundary-that-no-file-has";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** The answer to a form. */
    record Answer(int status, JsonNode body) {}

    ModelForm file(String name, Path file) throws IOException {
        part("name=\"" + name + "\"; filename=\"" + file.getFileName()
                + "\"\r\nContent-Type: application/octet-stream");
        body.write(Files.readAllBytes(file));
        return line("");
    }

    ModelForm texts(Map<String, String> texts) throws IOException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            part("name=\"" + text.getKey() + "\"");
            line(text.getValue());
        }
        return this;
    }

    Answer send(URI ingest, AccessToken token) throws IOException, InterruptedException {
        line("--" + BOUNDARY + "--");
        HttpRequest request = HttpRequest.newBuilder(ingest.resolve("/api/models"))
                .header("Authorization", token.authorization())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), RefitJson.read(response.body(), JsonNode.class));
    }

    private void part(String disposition) throws IOException {
        line("--" + BOUNDARY);
        line("Content-Disposition: form-data; " + disposition);
        line("");
    }

    private ModelForm line(String text) throws IOException {
        body.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
