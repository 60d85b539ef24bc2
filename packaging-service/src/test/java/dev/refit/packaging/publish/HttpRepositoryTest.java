package dev.refit.packaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refit.events.release.Release;
import dev.refit.packaging.publish.RepositoryServer.Trouble;
import dev.refit.packaging.repository.Credentials;
import dev.refit.packaging.repository.PublishException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Releases behind a real HTTP server. */
class HttpRepositoryTest {
    private static final String ARTIFACT = "com/example/models/delay-model/";

    @TempDir
    Path temp;

    private RepositoryServer server;
    private MavenPublisher publisher;

    @BeforeEach
    void serve() throws IOException {
        server = new RepositoryServer(temp.resolve("served"));
        publisher = publisher(Optional.of(RepositoryServer.ACCOUNT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReleaseIsPutJarsFirstAndMetadataLastEachBeforeItsChecksums() throws Exception {
        URI jar = publisher.publish(release("1.0.0"));

        assertThat(jar).isEqualTo(server.uri().resolve(ARTIFACT + "1.0.0/delay-model-1.0.0.jar"));
        assertThat(server.file(ARTIFACT + "1.0.0/delay-model-1.0.0.jar")).hasContent("the jar of 1.0.0");
        List<String> puts = server.puts();
        assertThat(puts)
                .hasSize(20)
                .startsWith("delay-model-1.0.0-sources.jar", "delay-model-1.0.0-tests.jar", "delay-model-1.0.0.jar")
                .containsSubsequence(
                        "delay-model-1.0.0.jar",
                        "delay-model-1.0.0.jar.sha256",
                        "delay-model-1.0.0.pom",
                        "delay-model-1.0.0.pom.md5",
                        "maven-metadata.xml",
                        "maven-metadata.xml.md5",
                        "maven-metadata.xml.sha1",
                        "maven-metadata.xml.sha256");
    }

    @Test
    void aConsumerResolvesTheNewestOfARange() throws Exception {
        publisher.publish(release("1.0.9"));
        publisher.publish(release("1.0.10"));

        assertThat(resolved("com.example.models:delay-model:[1.0,2)")).hasContent("the jar of 1.0.10");
    }

    @Test
    void theSameReleaseAgainUploadsNothing() throws Exception {
        publisher.publish(release("1.0.0"));
        int once = server.puts().size();

        publisher.publish(release("1.0.0"));

        assertThat(server.puts()).hasSize(once);
    }

    @Test
    void aPublishedVersionIsNeverOverwritten() throws Exception {
        publisher.publish(release("1.0.0"));
        int once = server.puts().size();
        Release other = Releases.of(temp.resolve("other"), "1.0.0", "another jar");

        assertThatThrownBy(() -> publisher.publish(other))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("delay-model-1.0.0.jar exists with other content")
                .hasMessageContaining("never overwritten");
        assertThat(server.puts()).hasSize(once);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "BREAKS", "STORES_AND_BREAKS"})
    void whatBrokeOffIsCarriedOnAndNothingIsUploadedTwice(Trouble trouble) throws Exception {
        server.plan("1.0.0.jar", trouble);

        assertThatThrownBy(() -> publisher.publish(release("1.0.0")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot publish com.example.models:delay-model:1.0.0 to " + server.uri());
        assertThat(server.file(ARTIFACT + "maven-metadata.xml")).doesNotExist();
        publisher.publish(release("1.0.0"));

        assertThat(server.puts()).hasSize(20).doesNotHaveDuplicates();
        assertThat(resolved("com.example.models:delay-model:1.0.0")).hasContent("the jar of 1.0.0");
    }

    @Test
    void aServerThatIsNotThereIsWorthAnotherTry() throws Exception {
        server.close();

        assertThatThrownBy(() -> publisher.publish(release("1.0.0"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void noVersionIsFoundWhenTheCommitmentIsRefusedOrTheServerWasAwayBeforeIt() throws Exception {
        Release release = release("1.0.0");
        AtomicInteger commitments = new AtomicInteger();
        assertThatThrownBy(() -> publisher.publish(release, () -> {
                    commitments.incrementAndGet();
                    throw new IllegalStateException("cancelled");
                }))
                .hasMessage("cancelled");
        server.close();
        assertThatThrownBy(() -> publisher.publish(release, commitments::incrementAndGet))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(commitments).hasValue(1);
        assertThat(server.puts()).isNotEmpty().noneMatch(put -> put.contains(".pom") || put.contains("maven-metadata"));
    }

    @Test
    void aServerThatNeverAnswersOneReleaseHoldsUpNoOtherArtifactAndLetsGoWhenInterrupted() throws Exception {
        server.plan("delay-model-1.0.0.jar", Trouble.HANGS);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<URI> hanging = threads.submit(() -> publisher.publish(release("1.0.0")));
        server.awaitHanging();

        Release other = Releases.of(temp.resolve("other"), "1.0.0");
        publisher.publish(new Release(other.groupId(), "other-model", "1.0.0", other.files(), 10));
        hanging.cancel(true);
        threads.shutdown();

        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        publisher.publish(release("1.0.0"));
        assertThat(resolved("com.example.models:delay-model:1.0.0")).hasContent("the jar of 1.0.0");
    }

    @Test
    void wrongCredentialsSayWhatToConfigureAndAreNotTold() throws Exception {
        MavenPublisher stranger = publisher(Optional.of(new Credentials("stranger", "hunter2, not told either")));

        PublishException refused =
                catchThrowableOfType(PublishException.class, () -> stranger.publish(release("1.0.0")));

        assertThat(refused).hasMessageContaining("was answered with 401").hasMessageNotContaining("hunter2");
        assertThat(refused.hint())
                .contains("refit.packaging.maven-username", "refit.packaging.maven-password")
                .doesNotContain("hunter2");
        assertThat(server.puts()).isEmpty();
    }

    @Test
    void noCredentialsAreAskedFor() throws Exception {
        MavenPublisher anonymous = publisher(Optional.empty());

        assertThatThrownBy(() -> anonymous.publish(release("1.0.0")))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("was answered with 401");
    }

    @Test
    void anAccountThatMayNotDeployIsTold() throws Exception {
        server.plan(".jar", Trouble.FORBIDDEN);

        assertThatThrownBy(() -> publisher.publish(release("1.0.0")))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("PUT " + server.uri())
                .hasMessageContaining("was answered with 403");
    }

    @Test
    void credentialsAreNoPartOfTheUriAndOneOfThemIsNotEnough() {
        URI telling = URI.create("https://deployer:hunter2@repository.example.com/releases/");

        assertThatThrownBy(() -> new MavenPublisher(telling))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refit.packaging.maven-repository: got a URI with credentials in it")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> new Credentials("deployer", null)).hasMessageContaining("expected both or none");
        assertThat(RepositoryServer.ACCOUNT).asString().doesNotContain("s3cret");
    }

    private MavenPublisher publisher(Optional<Credentials> credentials) {
        return new MavenPublisher(server.uri(), credentials, Optional.empty(), Optional.empty());
    }

    private Release release(String version) throws IOException {
        return Releases.of(temp.resolve("releases"), version);
    }

    /** As a consumer's Maven does it, with nothing in its local repository and strict about checksums. */
    private Path resolved(String coordinates) throws Exception {
        RemoteRepository remote = new RemoteRepository.Builder(
                        "refit", "default", server.uri().toString())
                .setPolicy(new RepositoryPolicy(
                        true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL))
                .setAuthentication(new AuthenticationBuilder()
                        .addUsername(RepositoryServer.ACCOUNT.username())
                        .addPassword(RepositoryServer.ACCOUNT.password())
                        .build())
                .build();
        try (RepositorySystem maven = new RepositorySystemSupplier().get();
                CloseableSession session = new SessionBuilderSupplier(maven)
                        .get()
                        .withLocalRepositoryBaseDirectories(Files.createTempDirectory(temp, "local"))
                        .build()) {
            Dependency dependency = new Dependency(new DefaultArtifact(coordinates), "compile");
            return maven.resolveDependencies(
                            session, new DependencyRequest(new CollectRequest(dependency, List.of(remote)), null))
                    .getArtifactResults()
                    .get(0)
                    .getArtifact()
                    .getPath();
        }
    }
}
