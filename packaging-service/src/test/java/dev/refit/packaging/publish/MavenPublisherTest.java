package dev.refit.packaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.checks.Digests;
import dev.refit.events.release.Release;
import dev.refit.packaging.repository.PublishException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenPublisherTest {
    private static final String ARTIFACT = "com/example/models/delay-model/";

    @TempDir
    Path temp;

    private Path repository;
    private MavenPublisher publisher;

    @BeforeEach
    void repository() {
        repository = temp.resolve("a répository, 100% %41 märvellous");
        publisher = new MavenPublisher(repository.toUri());
    }

    @Test
    void aReleaseLiesWhereMavenLooksForItWithItsChecksums() throws Exception {
        URI jar = publisher.publish(release("1.0.0"));

        assertThat(Path.of(jar)).isEqualTo(repository.resolve(ARTIFACT + "1.0.0/delay-model-1.0.0.jar"));
        assertThat(Path.of(jar)).hasContent("the jar of 1.0.0");
        for (String ending : List.of(".jar", ".pom", "-sources.jar", "-tests.jar")) {
            Path file = repository.resolve(ARTIFACT + "1.0.0/delay-model-1.0.0" + ending);
            String digest = Digests.sha256(Files.readAllBytes(file));
            assertThat(file.resolveSibling(file.getFileName() + ".sha256")).hasContent(digest);
            assertThat(file.resolveSibling(file.getFileName() + ".sha1")).isNotEmptyFile();
            assertThat(file.resolveSibling(file.getFileName() + ".md5")).isNotEmptyFile();
        }
        assertThat(listing()).allMatch(file -> file.startsWith(ARTIFACT) || file.equals(".refit/lock"));
    }

    @Test
    void theMetadataNamesEveryVersionAndTheNewest() throws Exception {
        publisher.publish(release("1.0.9"));
        publisher.publish(release("1.0.10"));

        assertThat(metadata())
                .contains("<version>1.0.9</version>", "<version>1.0.10</version>")
                .contains("<release>1.0.10</release>");
        Path file = repository.resolve(ARTIFACT + "maven-metadata.xml");
        assertThat(file.resolveSibling("maven-metadata.xml.sha256"))
                .hasContent(Digests.sha256(Files.readAllBytes(file)));
    }

    @Test
    void theMetadataIsInTheOrderOfVersionsWhateverWasPublishedLast() throws Exception {
        for (String version : List.of("1.0.10", "2.0.0", "1.0.9", "1.0.11")) {
            publisher.publish(release(version));
        }

        assertThat(metadata().replaceAll("\\s", ""))
                .contains("<versions><version>1.0.9</version><version>1.0.10</version><version>1.0.11</version>"
                        + "<version>2.0.0</version></versions>")
                .contains("<latest>2.0.0</latest><release>2.0.0</release>");
        Path file = repository.resolve(ARTIFACT + "maven-metadata.xml");
        for (Map.Entry<String, String> checksum :
                Map.of("sha256", "SHA-256", "sha1", "SHA-1", "md5", "MD5").entrySet()) {
            byte[] digest = MessageDigest.getInstance(checksum.getValue()).digest(Files.readAllBytes(file));
            assertThat(file.resolveSibling("maven-metadata.xml." + checksum.getKey()))
                    .hasContent(HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void theSameReleaseTwiceIsOneRelease() throws Exception {
        publisher.publish(release("1.0.0"));
        List<String> once = listing();

        publisher.publish(release("1.0.0"));

        assertThat(listing()).isEqualTo(once);
        assertThat(metadata()).containsOnlyOnce("<version>1.0.0</version>");
    }

    @Test
    void whatACrashLeftIsRepaired() throws Exception {
        publisher.publish(release("1.0.0"));
        List<String> whole = listing();
        for (String lost : whole) {
            if (lost.contains("maven-metadata") || lost.contains(".pom") || lost.endsWith("tests.jar.sha1")) {
                Files.delete(repository.resolve(lost));
            }
        }
        Files.createDirectories(repository.resolve(".refit/staging/files"));
        Files.writeString(repository.resolve(".refit/staging/files/torn.jar"), "to");

        publisher.publish(release("1.0.0"));

        assertThat(listing()).isEqualTo(whole);
        assertThat(metadata()).contains("<version>1.0.0</version>");
    }

    @Test
    void aPublishedVersionIsNeverOverwritten() throws Exception {
        publisher.publish(release("1.0.0"));
        List<String> before = listing();
        Release other = Releases.of(temp.resolve("other"), "1.0.0", "another jar");

        assertThatThrownBy(() -> publisher.publish(other))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("delay-model-1.0.0.jar exists with other content")
                .hasMessageContaining("never overwritten");
        assertThat(listing()).isEqualTo(before);
        assertThat(repository.resolve(ARTIFACT + "1.0.0/delay-model-1.0.0.jar")).hasContent("the jar of 1.0.0");
    }

    @Test
    void aFileThatIsNotWhatTheReleaseSaysIsNotPublished() throws Exception {
        Release release = release("1.0.0");
        Files.writeString(Path.of(release.files().get("sources.jar").uri()), "changed since");

        assertThatThrownBy(() -> publisher.publish(release))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("sources.jar: got SHA-256 ")
                .hasMessageContaining(release.files().get("sources.jar").sha256());
        assertThat(repository).doesNotExist();
    }

    @Test
    void aFileThatIsGoneIsNotWorthAnotherTry() throws Exception {
        Release release = release("1.0.0");
        Files.delete(Path.of(release.files().get("jar").uri()));

        assertThatThrownBy(() -> publisher.publish(release))
                .isInstanceOf(PublishException.class)
                .hasMessageEndingWith("/jar is not there");
        assertThat(repository).doesNotExist();
    }

    @Test
    void aPublicationThatStoppedAfterAnyFileIsCompletedByWhoeverComesNext() throws Exception {
        Release release = release("1.0.0");
        publisher.publish(release);
        List<String> whole = listing();
        Files.delete(repository.resolve(ARTIFACT + "maven-metadata.xml"));
        Files.delete(repository.resolve(ARTIFACT + "maven-metadata.xml.sha256"));
        Files.delete(repository.resolve(ARTIFACT + "1.0.0/delay-model-1.0.0.pom"));

        new MavenPublisher(repository.toUri()).publish(release);

        assertThat(listing()).isEqualTo(whole);
    }

    @Test
    void manyThreadsLoseNoVersion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<URI>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Release release = release("1.0." + i);
                calls.add(() -> new MavenPublisher(repository.toUri()).publish(release));
            }
            for (Future<URI> published : threads.invokeAll(calls)) {
                assertThat(Path.of(published.get())).exists();
            }
        } finally {
            threads.shutdownNow();
        }

        for (int i = 0; i < 8; i++) {
            assertThat(metadata()).containsOnlyOnce("<version>1.0." + i + "</version>");
        }
    }

    @Test
    void onlyAFolderOrAServerIsARepository() {
        assertThatThrownBy(() -> new MavenPublisher(URI.create("ftp://repo.example.com/maven/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a file:, http:, https: or s3: URI");
    }

    @Test
    void whatGoesWithALibraryLiesBesideItWithMetadataOfItsOwn() throws Exception {
        publisher.publish(Releases.withSparkFunction(release("1.0.0"), "the function"));
        List<String> whole = listing();

        assertThat(repository.resolve("com/example/models/delay-model-spark/1.0.0/delay-model-spark-1.0.0-sources.jar"))
                .hasContent("the function");
        assertThat(repository.resolve("com/example/models/delay-model-spark/maven-metadata.xml"))
                .content()
                .contains("<artifactId>delay-model-spark</artifactId>", "<version>1.0.0</version>");
        assertThat(metadata()).contains("<artifactId>delay-model</artifactId>", "<version>1.0.0</version>");

        for (String lost : whole) {
            if (lost.contains("delay-model-spark/") && !lost.endsWith(".jar")) {
                Files.delete(repository.resolve(lost));
            }
        }
        publisher.publish(Releases.withSparkFunction(release("1.0.0"), "the function"));
        assertThat(listing()).isEqualTo(whole);
    }

    @Test
    void aLibraryIsNotPublishedWhenWhatGoesWithItCannotBe() throws Exception {
        publisher.publish(Releases.withSparkFunction(release("1.0.0"), "the function"));
        for (String file : listing()) {
            if (file.startsWith(ARTIFACT)) {
                Files.delete(repository.resolve(file));
            }
        }
        List<String> before = listing();

        assertThatThrownBy(() -> publisher.publish(Releases.withSparkFunction(release("1.0.0"), "another")))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("delay-model-spark-1.0.0.jar exists with other content");
        assertThat(listing()).isEqualTo(before);
    }

    private Release release(String version) throws IOException {
        return Releases.of(temp.resolve("releases"), version);
    }

    private String metadata() throws IOException {
        return Files.readString(repository.resolve(ARTIFACT + "maven-metadata.xml"));
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> all = Files.walk(repository)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> repository.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
