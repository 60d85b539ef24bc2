package dev.refit.champion;

import static dev.refit.champion.TestRepository.ARTIFACT;
import static dev.refit.champion.TestRepository.GROUP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with the next champion or its repository, the model that answered goes on answering. */
class ChampionFaultsTest {
    private static final Map<String, Object> ROW = Map.of("distance", 7);
    private static final String CHAMPION = ARTIFACT + "-champion";

    private final Heard heard = new Heard();
    private TestRepository repository;
    private Champion champion;

    @BeforeEach
    void start() throws Exception {
        repository = new TestRepository();
        repository.publish("1.0.0");
        champion = builder().open();
    }

    @AfterEach
    void end() {
        champion.close();
        repository.close();
    }

    private ChampionBuilder builder() {
        return Champion.of(repository.uri(), GROUP + ":" + ARTIFACT)
                .every(Duration.ofDays(1))
                .timeouts(Duration.ofMillis(300), Duration.ofSeconds(30))
                .listener(heard);
    }

    private void staysBecause(String... reasons) {
        assertThat(champion.refresh()).isFalse();
        assertThat(heard.last()).contains(reasons);
        assertThat(champion.score(ROW).label()).endsWith(":1.0.0");
    }

    private void follows(String version) {
        assertThat(champion.refresh()).as(heard.last()).isTrue();
        assertThat(champion.score(ROW).label()).endsWith(":" + version);
    }

    @Test
    void aJarThatIsNotWhatItsChecksumSays() throws Exception {
        repository.publish("1.1.0");
        byte[] whole = repository.get(repository.jarPath("1.1.0"));
        repository.change(repository.jarPath("1.1.0"), jar -> {
            byte[] changed = jar.clone();
            changed[jar.length / 2] ^= 1;
            return changed;
        });

        staysBecause("shell-model-1.1.0.jar: got the SHA-256", "says another one");
        repository.put(repository.jarPath("1.1.0"), whole);
        follows("1.1.0");
    }

    @Test
    void aJarThatIsNone() {
        repository.publish("1.1.0", "no jar".getBytes(UTF_8));

        staysBecause("shell-model:1.1.0 cannot be loaded", "zip");
    }

    @Test
    void aDownloadThatIsCutOff() throws Exception {
        repository.publish("1.1.0");
        repository.cutOff = "1.1.0.jar";

        staysBecause("shell-model-1.1.0.jar");
        repository.cutOff = "nothing";
        follows("1.1.0");
    }

    @Test
    void aServerThatDoesNotAnswer() throws Exception {
        repository.publish("1.1.0");
        repository.slow = "maven-metadata.xml";

        staysBecause("SocketTimeoutException");
        repository.slow = "1.1.0.jar";
        staysBecause("SocketTimeoutException");
        repository.slow = "nothing";
        follows("1.1.0");
    }

    @Test
    void filesThatAreNotThere() throws Exception {
        repository.publish("1.1.0");
        byte[] jar = repository.get(repository.jarPath("1.1.0"));
        repository.remove(repository.jarPath("1.1.0") + ".sha256");

        staysBecause("expected its checksum beside it, .sha512 or .sha256");
        repository.remove(repository.jarPath("1.1.0"));
        staysBecause("shell-model-1.1.0.jar is not there");
        repository.put(repository.jarPath("1.1.0"), jar);
        follows("1.1.0");
    }

    @Test
    void aListThatWasThereAndIsGoneOrGoesBack() throws Exception {
        repository.publish("1.1.0", "no jar".getBytes(UTF_8));
        staysBecause("cannot be loaded");
        String path = TestRepository.metadataPath(ARTIFACT);
        byte[] list = repository.get(path);

        repository.remove(path);
        staysBecause("shell-model/maven-metadata.xml is not there");
        repository.put(path, TestRepository.metadata(List.of("1.0.0")).getBytes(UTF_8));
        staysBecause("got 1.0.0 as the highest version, expected at least 1.1.0");
        repository.put(path, list);
        repository.put(
                repository.jarPath("1.1.0"),
                TestLibrary.of(GROUP, ARTIFACT, "1.1.0").jar());
        follows("1.1.0");
    }

    @Test
    void aListWithADocumentTypeIsNotRead() {
        String entity = "<!DOCTYPE metadata [<!ENTITY file SYSTEM \"file:///etc/hostname\">]><metadata><versioning>"
                + "<versions><version>&file;</version></versions></versioning></metadata>";
        repository.put(TestRepository.metadataPath(ARTIFACT), entity.getBytes(UTF_8));

        staysBecause("maven-metadata.xml: got a document type");
        repository.put(TestRepository.metadataPath(ARTIFACT), "<metadata>".getBytes(UTF_8));
        staysBecause("maven-metadata.xml: got what is not XML");
        repository.put(TestRepository.metadataPath(ARTIFACT), "<metadata/>".getBytes(UTF_8));
        staysBecause("expected a list of versions such as 1.0.0");
    }

    @Test
    void aRedirectWouldShowTheAccountToAnotherHost() throws Exception {
        repository.publish("1.1.0");
        repository.moved = "1.1.0.jar";

        staysBecause("got HTTP 302, expected 200; redirects are not followed");
    }

    @Test
    void aLibraryThatDoesNotVerify() throws Exception {
        repository.publish(
                "1.1.0",
                TestLibrary.of(GROUP, ARTIFACT, "1.1.0")
                        .with("verdict.txt", "bad")
                        .jar());

        staysBecause("shell-model:1.1.0 cannot be loaded", "a recorded prediction differs");
    }

    @Test
    void aLibraryThatIsAnotherOne() throws Exception {
        repository.publish("1.1.0", TestLibrary.of(GROUP, ARTIFACT, "1.0.5").jar());
        staysBecause(
                "got the library com.example.models:shell-model:1.0.5, expected com.example.models:shell-model:1.1.0");

        repository.publish(
                "1.2.0",
                TestLibrary.of(GROUP, ARTIFACT, "1.2.0")
                        .without("com/example/models/Coder.class")
                        .jar());
        staysBecause("cannot be loaded", "NoClassDefFoundError");

        repository.publish(
                "1.3.0",
                TestLibrary.of(GROUP, ARTIFACT, "1.3.0")
                        .without("META-INF/refit/schema.json")
                        .jar());
        staysBecause("the jar has no META-INF/refit/schema.json");
    }

    @Test
    void aJarThatIsTooLarge() throws Exception {
        repository.publish("1.1.0");
        champion.close();
        champion = builder()
                .maxJarBytes(repository.get(repository.jarPath("1.1.0")).length)
                .open();
        repository.publish(
                "1.2.0",
                TestLibrary.of(GROUP, ARTIFACT, "1.2.0")
                        .with("ballast", "x".repeat(100))
                        .jar());

        assertThat(champion.refresh()).isFalse();
        assertThat(heard.last()).contains("shell-model-1.2.0.jar: got more than");
    }

    @Test
    void aPointerThatLeadsAstray() throws Exception {
        repository.point("1.0.0", "com.example.others", "1.0.0");
        staysBecause("got a dependency on com.example.others:shell-model, expected com.example.models:shell-model");
        repository.point("1.0.1", "[1.0,)");
        staysBecause("got the version '[1.0,)'");
        repository.point("1.0.2", "7.0.0");
        staysBecause("shell-model-7.0.0.jar is not there");
        repository.publish("7.0.0");
        follows("7.0.0");
        repository.remove(TestRepository.metadataPath(CHAMPION));
        assertThat(champion.refresh()).isFalse();
        assertThat(heard.last()).contains("shell-model-champion/maven-metadata.xml is not there");
    }

    @Test
    void aChampionOfAnotherMajorVersionWhereOneIsAskedFor() throws Exception {
        champion.close();
        champion = builder().major(1).open();
        repository.publish("2.0.0");
        staysBecause("the champion is 2.0.0, expected a version of 1.x");

        repository.point("1.0.0", "1.1.0");
        repository.publish("1.1.0");
        follows("1.1.0");
    }

    @Test
    void whatAKeyHasNotSigned() throws Exception {
        TestSigner publisher = new TestSigner();
        publisher.sign(repository, ARTIFACT, "1.0.0", ".jar");
        champion.close();
        champion = builder().key(publisher.pem()).open();

        repository.publish("1.1.0");
        staysBecause("shell-model-1.1.0.intoto.jsonl is not there");
        new TestSigner().sign(repository, ARTIFACT, "1.1.0", ".jar");
        staysBecause("shell-model-1.1.0.intoto.jsonl", "the signature does not fit");
        publisher.sign(repository, ARTIFACT, "1.1.0", ".jar");
        byte[] signed = repository.get(repository.jarPath("1.1.0"));
        repository.put(
                repository.jarPath("1.1.0"),
                TestLibrary.of(GROUP, ARTIFACT, "1.1.0").with("x", "y").jar());
        staysBecause("shell-model-1.1.0.jar");
        repository.put(repository.jarPath("1.1.0"), signed);
        follows("1.1.0");

        repository.point("1.0.0", "1.0.0");
        assertThat(champion.refresh()).isFalse();
        assertThat(heard.last()).contains("shell-model-champion-1.0.0.intoto.jsonl is not there");
        publisher.sign(repository, CHAMPION, "1.0.0", ".pom");
        follows("1.0.0");
    }

    @Test
    void aSignedLibraryOfAnotherGroup() throws Exception {
        TestSigner publisher = new TestSigner();
        publisher.sign(repository, ARTIFACT, "1.0.0", ".jar");
        champion.close();
        champion = builder().key(publisher.pem()).open();

        repository.publish(
                "1.1.0", TestLibrary.of("com.example.others", ARTIFACT, "1.1.0").jar());
        publisher.sign(repository, ARTIFACT, "1.1.0", ".jar");

        staysBecause("is signed, but of other coordinates than com.example.models:shell-model");
    }
}
