package dev.refit.packaging.publish;

import dev.refit.events.Digests;
import dev.refit.events.Release;
import dev.refit.events.definition.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.deployment.DeploymentException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/**
 * Deploys releases to a Maven repository in a folder: the jars, then the pom, then the metadata, each with its checksums.
 * What is there is never overwritten; a release that is there already, equal in every byte, is deployed again in so far as
 * something of it is missing. Thread-safe, and safe among processes that share the folder.
 */
public final class MavenPublisher {
    private final URI repository;

    /** @param repository {@code file:}, a folder, which is made when it is not there */
    public MavenPublisher(URI repository) {
        if (!"file".equals(repository.getScheme())) {
            throw new IllegalArgumentException("maven repository: got " + repository + ", expected a file: URI");
        }
        this.repository = repository;
    }

    /**
     * Makes a release public.
     *
     * @return where its jar lies
     * @throws PublishException when a file is not what the release says, or another one stands under its coordinates
     * @throws UncheckedIOException when the repository cannot be written: call again later
     */
    public URI publish(Release release) {
        synchronized (MavenPublisher.class) {
            return publishLocked(release);
        }
    }

    /** Threads of one process may not overlap on a file lock, so they have queued before. */
    private URI publishLocked(Release release) {
        Path root = Path.of(repository);
        try {
            Files.createDirectories(root);
            try (FileChannel channel = FileChannel.open(
                            root.resolve(".refit.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                List<Artifact> artifacts = artifacts(release);
                for (Artifact artifact : artifacts) {
                    requireFreeOrEqual(artifact, root.resolve(path(artifact)));
                }
                deploy(artifacts);
                return root.resolve(path(artifacts.get(0))).toUri();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the Maven repository " + root + ": " + e.getMessage(), e);
        }
    }

    private static void requireFreeOrEqual(Artifact artifact, Path target) throws IOException {
        byte[] content = Files.readAllBytes(artifact.getFile().toPath());
        if (Files.exists(target) && !java.util.Arrays.equals(Files.readAllBytes(target), content)) {
            throw new PublishException(target + " exists with other content; a published version is never overwritten");
        }
    }

    private void deploy(List<Artifact> artifacts) throws IOException {
        Path scratch = Files.createTempDirectory("refit-publish");
        try (RepositorySystem system = new RepositorySystemSupplier().get();
                RepositorySystemSession.CloseableSession session = new SessionBuilderSupplier(system)
                        .get()
                        .withLocalRepositoryBaseDirectories(scratch)
                        .setConfigProperty("aether.layout.maven2.checksumAlgorithms", "SHA-256,SHA-1,MD5")
                        .build()) {
            DeployRequest request = new DeployRequest()
                    .setRepository(new RemoteRepository.Builder("refit", "default", repository.toString()).build());
            artifacts.forEach(request::addArtifact);
            system.deploy(session, request);
        } catch (DeploymentException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            delete(scratch);
        }
    }

    /** Jar first, pom last: who finds the pom finds all the rest. */
    private static List<Artifact> artifacts(Release release) throws IOException {
        List<Map.Entry<String, StoredFile>> files = release.files().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, StoredFile> e) -> rank(e.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        List<Artifact> artifacts = new java.util.ArrayList<>();
        for (Map.Entry<String, StoredFile> file : files) {
            artifacts.add(artifact(release, file.getKey(), verified(file.getValue())));
        }
        return artifacts;
    }

    private static int rank(String key) {
        return key.equals("jar") ? 0 : key.equals("pom") ? 2 : 1;
    }

    private static Artifact artifact(Release release, String key, Path file) {
        int dot = key.indexOf('.');
        String classifier = dot < 0 ? "" : key.substring(0, dot);
        return new DefaultArtifact(
                        release.groupId(), release.artifactId(), classifier, key.substring(dot + 1), release.version())
                .setFile(file.toFile());
    }

    private static Path verified(StoredFile file) throws IOException {
        Path path = Path.of(file.uri());
        String found = Digests.sha256(Files.readAllBytes(path));
        if (!found.equals(file.sha256())) {
            throw new PublishException(path + ": got SHA-256 " + found + ", expected " + file.sha256());
        }
        return path;
    }

    private static String path(Artifact artifact) {
        String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
        return artifact.getGroupId().replace('.', '/') + "/" + artifact.getArtifactId() + "/" + artifact.getVersion()
                + "/" + artifact.getArtifactId() + "-" + artifact.getVersion() + classifier + "."
                + artifact.getExtension();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
