package dev.refit.packaging.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.deployment.DeploymentException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/**
 * Lets Maven's own resolver deploy to a folder beside the repository, and moves what it wrote into the repository file by
 * file: the resolver itself writes into the file that a reader sees, so that a reader could find half of a file, and a
 * crash would leave half of one. The folder is the repository's own, one at a time, under its lock.
 */
final class StagedDeployment implements AutoCloseable {
    private static final String METADATA = "maven-metadata.xml";
    private static final String CHECKSUMS = "SHA-256,SHA-1,MD5";

    private final Path staging;
    private final Path root;

    StagedDeployment(Path staging, Path root, List<Artifact> artifacts) throws IOException {
        this.staging = staging;
        this.root = root;
        close(); // What a crash left.
        Path files = Files.createDirectories(files());
        String metadata = ReleaseArtifacts.folder(artifacts.get(0)) + METADATA;
        if (Files.exists(root.resolve(metadata))) {
            Path copy = files.resolve(metadata);
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(metadata), copy);
        }
        deploy(artifacts);
    }

    /** Who finds the metadata finds the pom, who finds the pom finds the jars, who finds a file finds its checksums. */
    void publish() throws IOException {
        for (Path file : staged()) {
            Path target = root.resolve(files().relativize(file));
            Files.createDirectories(target.getParent());
            if (Files.exists(target) && Files.mismatch(file, target) < 0) {
                continue;
            }
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> all = Files.walk(files())) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparingInt(StagedDeployment::rank).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static int rank(Path file) {
        String name = file.getFileName().toString();
        int ofKind = name.startsWith(METADATA) ? 4 : name.contains(".pom") ? 2 : 0;
        return name.matches(".*\\.(jar|pom|xml)") ? ofKind + 1 : ofKind;
    }

    private void deploy(List<Artifact> artifacts) throws IOException {
        try (RepositorySystem system = new RepositorySystemSupplier().get();
                CloseableSession session = new SessionBuilderSupplier(system)
                        .get()
                        .withLocalRepositoryBaseDirectories(staging.resolve("local"))
                        .setConfigProperty("aether.layout.maven2.checksumAlgorithms", CHECKSUMS)
                        .build()) {
            RemoteRepository target = new RemoteRepository.Builder("refit", "default", url(files()))
                    .setPolicy(new RepositoryPolicy(
                            true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_IGNORE))
                    .build();
            system.deploy(session, new DeployRequest().setRepository(target).setArtifacts(artifacts));
        } catch (DeploymentException e) {
            throw new IOException(e.getMessage(), e);
        }
        for (Artifact artifact : artifacts) {
            Path file = files().resolve(ReleaseArtifacts.path(artifact));
            if (!Files.isRegularFile(file)) {
                throw new IOException("the deployment left no " + file);
            }
        }
    }

    /** The resolver turns each %xx into one char, so a path's other characters must stay as they are. */
    private static String url(Path folder) {
        return "file://" + folder.toAbsolutePath().toString().replace("%", "%25");
    }

    private Path files() {
        return staging.resolve("files");
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(staging)) {
            return;
        }
        try (Stream<Path> all = Files.walk(staging)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
