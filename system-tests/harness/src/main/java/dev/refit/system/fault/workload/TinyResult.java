package dev.refit.system.fault.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The result that each kind of workload leaves when all is well. */
final class TinyResult {
    private static final String SCHEMA =
            """
            {"inputs":[{"name":"x","kind":"numeric","levels":[]}],"response":{"name":"y","labels":[]}}""";

    private final TinyRequest request;

    TinyResult(TinyRequest request) {
        this.request = request;
    }

    String json() throws IOException {
        String body =
                switch (request.kind()) {
                    case "ingest" ->
                        """
                            "kind":"ingested","snapshots":[{"dataset":"ticks","partition":"%s","files":[%s],"rows":1,\
                            "columns":[{"name":"x","type":"double"}],"digest":"d1"}]"""
                                .formatted(request.partition(), file("snapshot.csv"));
                    case "transform" ->
                        """
                            "kind":"transformed","features":{"uri":"%s","rows":1,\
                            "columns":[{"name":"x","type":"double"}],"digest":"d2","schemaDigest":"d3"}"""
                                .formatted(request.folder().resolve("features").toUri());
                    case "trial" ->
                        """
                            "kind":"trained","summary":{"trial":%s,"parameters":{},"metrics":{"rmse":0.5},"seconds":0.1},\
                            "model":%s,"mojo":%s,"parametersUsed":{},"importances":{},"trainingRows":1"""
                                .formatted(trial(), file("model"), file("model.zip"));
                    case "evaluate" ->
                        """
                            "kind":"evaluated","holdout":{"rmse":0.5},"holdoutRows":1,"examples":%s,"schema":%s,\
                            "scoredHoldout":%s"""
                                .formatted(file("examples.tsv"), stored("schema.json", SCHEMA), file("holdout.tsv.gz"));
                    case "package" ->
                        """
                            "kind":"packaged","release":{"groupId":"com.example","artifactId":"tick-model",\
                            "version":"%s","files":{"jar":%s,"pom":%s},"examples":1}"""
                                .formatted(request.version(), file("model.jar"), pom());
                    default -> throw new IOException("kind: " + request.kind());
                };
        return "{\"run\":\"" + request.run() + "\"," + body + "}";
    }

    private String trial() {
        return request.name().replaceFirst(".*-t(\\d+)-a\\d+$", "$1");
    }

    private String file(String name) throws IOException {
        return stored(name, name + " of " + request.run());
    }

    private String pom() throws IOException {
        return stored(
                "model.pom",
                """
                <project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId>\
                <artifactId>tick-model</artifactId><version>%s</version><!-- %s --></project>"""
                        .formatted(request.version(), request.run()));
    }

    private String stored(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Path file = request.folder().resolve(name);
        Files.write(file, bytes);
        return "{\"uri\":\"%s\",\"size\":%d,\"sha256\":\"%s\"}".formatted(file.toUri(), bytes.length, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
