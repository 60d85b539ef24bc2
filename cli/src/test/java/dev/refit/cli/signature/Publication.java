package dev.refit.cli.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import dev.refit.model.signature.Envelope;
import dev.refit.model.signature.Pem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A release of com.example:delay-model in a Maven repository, and who signs it. */
final class Publication {
    private static final String TYPE = "application/vnd.in-toto+json";

    private final Path repository;
    private final KeyPair pair;

    Publication(Path repository) throws GeneralSecurityException {
        this.repository = repository;
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    String publicPem() {
        return Pem.block("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    String keyId() {
        return Digests.sha256(pair.getPublic().getEncoded());
    }

    Path file(String name) {
        return repository.resolve("com/example/" + artifact(name) + "/1.0.0").resolve(name);
    }

    private static String artifact(String name) {
        return name.startsWith("delay-model-spark") ? "delay-model-spark" : "delay-model";
    }

    Path envelope() {
        return file("delay-model-1.0.0.intoto.jsonl");
    }

    void publish(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(file(name).getParent());
            Files.write(file(name), name.endsWith(".jar") ? jar(name) : ("content of " + name).getBytes(UTF_8));
        }
    }

    /** With the pom that tells what it was built for, as a release's jars have it. */
    private static byte[] jar(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/maven/com.example/" + artifact(name) + "/pom.xml"));
            zip.write(("content of " + name).getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    void sign(String... names) throws IOException {
        List<Object> subjects = new ArrayList<>();
        for (String name : names) {
            subjects.add(
                    Map.of("name", name, "digest", Map.of("sha256", Digests.sha256(Files.readAllBytes(file(name))))));
        }
        Files.writeString(envelope(), envelope(TYPE, statement(subjects)));
    }

    String statement(List<Object> subjects) {
        return RefitJson.write(Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                subjects,
                "predicateType",
                "p",
                "predicate",
                Map.of()));
    }

    String envelope(String type, String payload) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(Envelope.signedBytes(type, payload.getBytes(UTF_8)));
            return RefitJson.write(Map.of(
                    "payloadType",
                    type,
                    "payload",
                    base64(payload.getBytes(UTF_8)),
                    "signatures",
                    List.of(Map.of("keyid", keyId(), "sig", base64(signature.sign())))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
