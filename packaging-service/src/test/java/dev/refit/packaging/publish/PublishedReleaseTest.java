package dev.refit.packaging.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer's Maven, with nothing in its local repository and strict about checksums. */
class PublishedReleaseTest {

    @TempDir
    Path temp;

    @Test
    void mavenResolvesTheNewestReleaseOfARangeAndItsTests() throws Exception {
        MavenPublisher publisher = new MavenPublisher(temp.resolve("maven").toUri());
        publisher.publish(Releases.of(temp, "1.0.0"));
        publisher.publish(Releases.of(temp, "1.0.1"));
        RemoteRepository remote = new RemoteRepository.Builder(
                        "refit", "default", temp.resolve("maven").toUri().toString())
                .setPolicy(new RepositoryPolicy(
                        true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL))
                .build();

        try (RepositorySystem maven = new RepositorySystemSupplier().get();
                CloseableSession session = new SessionBuilderSupplier(maven)
                        .get()
                        .withLocalRepositoryBaseDirectories(temp.resolve("local"))
                        .build()) {
            DefaultArtifact range = new DefaultArtifact("com.example.models:delay-model:[1.0,2)");
            String newest = maven.resolveVersionRange(session, new VersionRangeRequest(range, List.of(remote), null))
                    .getHighestVersion()
                    .toString();
            Dependency dependency = new Dependency(range, "compile");
            List<ArtifactResult> resolved = maven.resolveDependencies(
                            session, new DependencyRequest(new CollectRequest(dependency, List.of(remote)), null))
                    .getArtifactResults();
            DefaultArtifact tests = new DefaultArtifact("com.example.models:delay-model:jar:tests:1.0.0");
            ArtifactResult oldTests = maven.resolveArtifact(session, new ArtifactRequest(tests, List.of(remote), null));

            assertThat(newest).isEqualTo("1.0.1");
            assertThat(resolved).hasSize(1);
            assertThat(resolved.get(0).getArtifact().getPath())
                    .startsWith(temp.resolve("local"))
                    .hasContent("the jar of 1.0.1");
            assertThat(oldTests.getArtifact().getPath()).hasContent("the tests of 1.0.0");
        }
    }
}
