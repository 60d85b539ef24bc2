package dev.refit.packaging.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.release.Release;
import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.VerificationKey;
import dev.refit.packaging.repository.PublishException;
import dev.refit.packaging.signature.SigningKey;
import dev.refit.packaging.signature.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that are signed as a whole. */
class SignedPublicationTest {
    private static final String FOLDER = "com/example/models/delay-model/1.0.0/";
    private static final String ENVELOPE = "delay-model-1.0.0.intoto.jsonl";
    private static final String PROVENANCE =
            """
            {"_type": "https://in-toto.io/Statement/v1", "subject": [], "predicateType": "https://slsa.dev/provenance/v1",
             "predicate": {"buildDefinition": {"buildType": "https://refit.dev/model/v1"}, "share": 0.25}}
            """;

    @TempDir
    Path temp;

    private Path keyFile;
    private Release release;

    @BeforeEach
    void key() throws IOException {
        keyFile = TestKeys.file(temp.resolve("key.pem"));
        release = release();
    }

    @Test
    void theEnvelopeNamesEveryFileAndWhatLiesWithinAndIsOfTheKey() throws Exception {
        publisher(keyFile).publish(release);

        SignedRelease signed = signed(keyFile);
        assertThat(signed.files())
                .containsOnlyKeys(
                        "delay-model-1.0.0.jar",
                        "delay-model-1.0.0.pom",
                        "delay-model-1.0.0-provenance.json",
                        "delay-model-1.0.0-sources.jar",
                        "delay-model-1.0.0-tests.jar",
                        "delay-model-spark-1.0.0.jar",
                        "delay-model-spark-1.0.0.pom",
                        "delay-model-spark-1.0.0-sources.jar");
        assertThat(signed.within("delay-model-1.0.0.jar"))
                .containsExactly(
                        "META-INF/refit/MODEL-CARD.md", "META-INF/sbom/bom.cdx.json", "com/example/Delay.mojo.zip");
        for (String name : signed.files().keySet()) {
            signed.check(name, published(name));
        }
        assertThat(published(ENVELOPE + ".sha256")).hasContent(Digests.sha256(Files.readAllBytes(published(ENVELOPE))));
    }

    @Test
    void oneByteOfAnyPublishedFileIsFound() throws Exception {
        publisher(keyFile).publish(release);
        SignedRelease signed = signed(keyFile);

        for (String name : signed.files().keySet()) {
            byte[] bytes = Files.readAllBytes(published(name));
            bytes[bytes.length / 2] ^= 1;
            Path changed = Files.write(temp.resolve("changed"), bytes);

            assertThatThrownBy(() -> signed.check(name, changed))
                    .isInstanceOf(InvalidSignatureException.class)
                    .hasMessageContaining("'" + name + "': got SHA-256 ");
        }
    }

    @Test
    void theStatementRepeatsTheProvenance() throws Exception {
        publisher(keyFile).publish(release);

        JsonNode envelope = RefitJson.mapper().readTree(published(ENVELOPE).toFile());
        JsonNode statement = RefitJson.mapper()
                .readTree(Base64.getDecoder().decode(envelope.get("payload").asText()));
        JsonNode provenance = RefitJson.mapper().readTree(PROVENANCE);
        assertThat(envelope.get("payloadType").asText()).isEqualTo("application/vnd.in-toto+json");
        assertThat(statement.get("_type")).isEqualTo(provenance.get("_type"));
        assertThat(statement.get("predicateType")).isEqualTo(provenance.get("predicateType"));
        assertThat(statement.get("predicate")).isEqualTo(provenance.get("predicate"));
    }

    @Test
    void theEnvelopeIsThereBeforeThePomAndARetryCompletesItWithTheSameBytes() throws Exception {
        MavenPublisher publisher = publisher(keyFile);
        assertThatThrownBy(() -> publisher.publish(release, () -> {
                    throw new IllegalStateException("withdrawn");
                }))
                .hasMessage("withdrawn");
        byte[] first = Files.readAllBytes(published(ENVELOPE));
        assertThat(published("delay-model-1.0.0.pom")).doesNotExist();

        Files.delete(published(ENVELOPE));
        publisher(keyFile).publish(release);

        assertThat(published(ENVELOPE)).hasBinaryContent(first);
        assertThat(published("delay-model-1.0.0.pom")).exists();
    }

    @Test
    void aServerIsGivenTheEnvelopeBeforeThePom() throws Exception {
        try (RepositoryServer server = new RepositoryServer(temp.resolve("served"))) {
            new MavenPublisher(
                            server.uri(),
                            Optional.of(RepositoryServer.ACCOUNT),
                            Optional.of(SigningKey.read(keyFile)),
                            Optional.empty())
                    .publish(release);
            Path fetched = Files.createDirectory(temp.resolve("fetched"));

            assertThat(server.puts())
                    .containsSubsequence(ENVELOPE, "delay-model-1.0.0.pom", "maven-metadata.xml")
                    .containsSubsequence(ENVELOPE, "delay-model-spark-1.0.0.pom");
            assertThat(new ReleaseDownload(server.uri(), Optional.of(RepositoryServer.ACCOUNT))
                            .fetch("com.example.models", "delay-model", "1.0.0", fetched))
                    .hasSize(9)
                    .contains(ENVELOPE, "delay-model-spark-1.0.0.jar");
            assertThat(fetched.resolve(ENVELOPE)).hasSameBinaryContentAs(server.file(FOLDER + ENVELOPE));
            assertThat(new ReleaseDownload(server.uri(), Optional.of(RepositoryServer.ACCOUNT))
                            .fetch("com.example.models", "delay-model", "9.0.0", fetched))
                    .isEmpty();
        }
    }

    @Test
    void aReleaseFromBeforeThereWereSignaturesGetsOneWhenItIsPublishedAgain() throws Exception {
        new MavenPublisher(maven().toUri()).publish(release);
        assertThat(published(ENVELOPE)).doesNotExist();

        publisher(keyFile).publish(release);

        signed(keyFile).check("delay-model-1.0.0.jar", published("delay-model-1.0.0.jar"));
    }

    @Test
    void anEnvelopeOfTheSameFilesStaysWhenTheKeyHasChanged() throws Exception {
        publisher(keyFile).publish(release);
        Path newKey = TestKeys.file(temp.resolve("new.pem"));

        publisher(newKey).publish(release);

        signed(keyFile).check("delay-model-1.0.0.jar", published("delay-model-1.0.0.jar"));
        assertThatThrownBy(() -> signed(newKey)).hasMessageContaining("unknown key");
        assertThat(publisher(keyFile).signedWith(release))
                .hasValue(SigningKey.read(keyFile).id());
        assertThat(publisher(newKey).signedWith(release)).isEmpty();
    }

    @Test
    void anEnvelopeWhoseSignatureIsWorthlessStaysButIsNotSaidToBeOfTheKey() throws Exception {
        publisher(keyFile).publish(release);
        String worthless = Files.readString(published(ENVELOPE)).replaceFirst("\"sig\":\"[^\"]+\"", "\"sig\":\"AAAA\"");
        Files.writeString(published(ENVELOPE), worthless);

        publisher(keyFile).publish(release);

        assertThat(published(ENVELOPE)).hasContent(worthless);
        assertThat(publisher(keyFile).signedWith(release)).isEmpty();
        assertThatThrownBy(() -> signed(keyFile)).hasMessageContaining("the signature does not fit");
    }

    @Test
    void aReleaseWithoutAKeyOrAnEnvelopeIsNotSaidToBeSigned() {
        MavenPublisher unsigned = new MavenPublisher(maven().toUri());
        unsigned.publish(release);

        assertThat(unsigned.signedWith(release)).isEmpty();
        assertThat(publisher(keyFile).signedWith(release)).isEmpty();
    }

    @Test
    void anEnvelopeOfOtherFilesIsNotOverwritten() throws Exception {
        Files.createDirectories(published(ENVELOPE).getParent());
        Files.writeString(published(ENVELOPE), "{}");

        assertThatThrownBy(() -> publisher(keyFile).publish(release))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(ENVELOPE + " exists with other content");
        assertThat(published("delay-model-1.0.0.jar")).doesNotExist();
    }

    private MavenPublisher publisher(Path key) {
        return new MavenPublisher(
                maven().toUri(), Optional.empty(), Optional.of(SigningKey.read(key)), Optional.empty());
    }

    private SignedRelease signed(Path key) throws IOException {
        return SignedRelease.read(published(ENVELOPE), VerificationKey.read(key));
    }

    private Path maven() {
        return temp.resolve("maven");
    }

    private Path published(String name) {
        return maven().resolve(name.startsWith("delay-model-spark") ? FOLDER.replace("model/", "model-spark/") : FOLDER)
                .resolve(name);
    }

    private Release release() throws IOException {
        Release plain = Releases.withSparkFunction(Releases.of(temp.resolve("releases"), "1.0.0"), "the function");
        Map<String, StoredFile> files = new LinkedHashMap<>(plain.files());
        files.put("jar", stored("jar", jar()));
        files.put("provenance.json", stored("provenance.json", PROVENANCE.getBytes(UTF_8)));
        return new Release(plain.groupId(), plain.artifactId(), plain.version(), files, plain.examples());
    }

    private StoredFile stored(String name, byte[] content) throws IOException {
        Path file = Files.write(temp.resolve("releases/1.0.0").resolve(name), content);
        return new StoredFile(file.toUri(), content.length, Digests.sha256(content));
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of(
                    "META-INF/refit/MODEL-CARD.md",
                    "META-INF/sbom/bom.cdx.json",
                    "com/example/Delay.class",
                    "com/example/Delay.mojo.zip")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
