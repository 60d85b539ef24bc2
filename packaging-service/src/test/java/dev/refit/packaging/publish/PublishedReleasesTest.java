package dev.refit.packaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.release.Release;
import dev.refit.packaging.repository.PublishException;
import dev.refit.run.release.ReleaseVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedReleasesTest {
    private static final String GROUP = "com.example.models";
    private static final String ARTIFACT = "delay-model";

    @TempDir
    Path temp;

    @Test
    void theNewestTwoTellWhatTheyWereMadeOfAndTheirSchema() throws IOException {
        URI repository = temp.resolve("maven").toUri();
        MavenPublisher publisher = new MavenPublisher(repository);
        publisher.publish(release("1.9.0", "delay-model-aaaaaaaaaa", "{\"a\":1}"));
        publisher.publish(release("1.10.0", null, null));
        publisher.publish(release("1.0.0", null, null));
        PublishedReleases releases = new PublishedReleases(repository, Optional.empty());

        assertThat(releases.newest(GROUP, ARTIFACT, Optional.empty()))
                .containsExactly(
                        new PublishedRelease("1.10.0", null, null),
                        new PublishedRelease("1.9.0", "delay-model-aaaaaaaaaa", "{\"a\":1}"));
        assertThat(releases.newest(GROUP, ARTIFACT, ReleaseVersion.parse("1.9.0")))
                .containsExactly(new PublishedRelease("1.0.0", null, null));
        assertThat(releases.newest(GROUP, "another", Optional.empty())).isEmpty();
    }

    @Test
    void aJarThatIsNoneIsNamed() throws IOException {
        URI repository = temp.resolve("maven").toUri();
        new MavenPublisher(repository).publish(Releases.of(temp, "1.0.0"));
        PublishedReleases releases = new PublishedReleases(repository, Optional.empty());

        assertThatThrownBy(() -> releases.newest(GROUP, ARTIFACT, Optional.empty()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("delay-model-1.0.0.jar is no jar: ");
    }

    @Test
    void readersWaitForNobodyAndFailNobody() throws Exception {
        URI repository = temp.resolve("maven").toUri();
        MavenPublisher publisher = new MavenPublisher(repository);
        publisher.publish(release("1.0.0", "delay-model-aaaaaaaaaa", null));
        PublishedReleases releases = new PublishedReleases(repository, Optional.empty());
        ExecutorService threads = Executors.newFixedThreadPool(9);
        List<Callable<List<PublishedRelease>>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            calls.add(() -> releases.newest(GROUP, ARTIFACT, Optional.empty()));
        }
        Future<?> publishing = threads.submit(() -> {
            for (int patch = 1; patch <= 5; patch++) {
                publisher.publish(release("1.0." + patch, null, null));
            }
            return null;
        });

        for (Future<List<PublishedRelease>> answer : threads.invokeAll(calls)) {
            assertThat(answer.get()).isNotEmpty();
        }
        publishing.get();
        threads.shutdown();

        assertThat(releases.newest(GROUP, ARTIFACT, Optional.empty()))
                .extracting(PublishedRelease::version)
                .containsExactly("1.0.5", "1.0.4");
    }

    @Test
    void metadataThatIsNoneIsNamed() throws IOException {
        URI repository = temp.resolve("maven").toUri();
        new MavenPublisher(repository).publish(Releases.of(temp, "1.0.0"));
        Files.writeString(temp.resolve("maven/com/example/models/delay-model/maven-metadata.xml"), "no metadata");
        PublishedReleases releases = new PublishedReleases(repository, Optional.empty());

        assertThatThrownBy(() -> releases.newest(GROUP, ARTIFACT, Optional.empty()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("maven-metadata.xml is no Maven metadata: ");
    }

    @Test
    void theCommandPublishesAndRefusesWithAnExitCode() throws IOException {
        String repository = temp.resolve("maven").toUri().toString();
        Path release = Files.write(
                temp.resolve("release.json"), RefitJson.bytes(release("1.0.0", "delay-model-aaaaaaaaaa", null)));
        Path other = Files.write(
                temp.resolve("other.json"), RefitJson.bytes(release("1.0.0", "delay-model-bbbbbbbbbb", null)));

        assertThat(call("publish", repository, release.toString())).isZero();
        assertThat(call("publish", repository, release.toString())).isZero();
        assertThat(call("publish", repository, other.toString())).isOne();
        assertThat(call("newest", repository, GROUP, ARTIFACT)).isZero();
        assertThat(call("publish", "http://user:secret@localhost/", release.toString()))
                .isOne();
    }

    private static int call(String... args) {
        return PublishMain.exitCode(args, Map.of());
    }

    private Release release(String version, String upload, String schema) throws IOException {
        Release made = Releases.of(Files.createTempDirectory(temp, "release"), version);
        Map<String, StoredFile> files = new LinkedHashMap<>(made.files());
        Path jar = Path.of(made.files().get("jar").uri());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (upload != null) {
            manifest.getMainAttributes().putValue("Refit-Upload", upload);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            if (schema != null) {
                out.putNextEntry(new ZipEntry("META-INF/refit/schema.json"));
                out.write(schema.getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(jar);
        files.put("jar", new StoredFile(jar.toUri(), bytes.length, Digests.sha256(bytes)));
        return new Release(made.groupId(), made.artifactId(), made.version(), files, made.examples());
    }
}
