package dev.refit.packaging.repository;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.NoTransporterException;
import org.eclipse.aether.util.repository.AuthenticationBuilder;

/**
 * A repository that is written by PUT and read by GET, as Nexus, Artifactory and plain servers do it, with the transport of
 * Maven's resolver. There is no lock between processes: of two processes that publish versions of the same artifact at the same
 * moment, one version may be missing in maven-metadata.xml until the next release, unless the server keeps that file
 * itself, as Nexus and Artifactory do.
 */
final class HttpRepository implements Repository {
    /** Nothing is tried again here: the attempts of the caller do that, without holding a thread in between. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "aether.transport.http.retryHandler.count", 0,
            "aether.transport.http.connectTimeout", 10_000,
            "aether.transport.http.requestTimeout", 60_000,
            "aether.transport.http.preemptiveAuth", true);

    private final URI root;
    private final RemoteRepository remote;

    HttpRepository(URI root, Optional<Credentials> credentials) {
        this.root = URI.create(root.toString().replaceAll("/*$", "/"));
        RemoteRepository.Builder builder = new RemoteRepository.Builder("refit", "default", this.root.toString());
        credentials.ifPresent(account -> builder.setAuthentication(new AuthenticationBuilder()
                .addUsername(account.username())
                .addPassword(account.password())
                .build()));
        this.remote = builder.build();
    }

    @Override
    public <T> T publishing(String artifact, Work<Deployment, T> work) throws IOException {
        return ArtifactLocks.holding(root + artifact, () -> connected(work));
    }

    @Override
    public <T> T reading(Work<Site, T> work) throws IOException {
        return connected(work::at);
    }

    private <T> T connected(Work<Deployment, T> work) throws IOException {
        Path scratch = Files.createTempDirectory("refit-publish");
        RepositorySystemSupplier supplier = new RepositorySystemSupplier();
        try (RepositorySystem system = supplier.get();
                CloseableSession session = session(system, scratch);
                Transporter transporter = supplier.getTransporterProvider().newTransporter(session, remote)) {
            return AbortableCall.run(() -> work.at(new HttpSite(root, transporter, scratch)), transporter::close);
        } catch (NoTransporterException e) {
            throw new IllegalStateException("packaging-service is incomplete", e);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static CloseableSession session(RepositorySystem system, Path scratch) {
        SessionBuilder session = new SessionBuilderSupplier(system).get();
        SETTINGS.forEach(session::setConfigProperty);
        return session.withLocalRepositoryBaseDirectories(scratch.resolve("local"))
                .build();
    }

    @Override
    public URI uri(String path) {
        return root.resolve(path);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
