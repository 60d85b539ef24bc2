package dev.refit.packaging.publish;

import dev.refit.model.signature.SignedRelease;
import dev.refit.packaging.repository.MavenMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * Lets Maven's resolver deploy into a staging folder, from which each file is then put into the repository. The resolver
 * alone would choose its own order of jars, poms and metadata, write a file while readers see it, and write everything
 * again when some of it exists.
 */
final class StagedDeployment {
    private static final String CHECKSUMS = "SHA-256,SHA-1,MD5";
    private static final int POM = 2;
    private static final int LAST = 4;

    /** Expensive to make, and without state of a deployment. */
    private static final RepositorySystem SYSTEM = new RepositorySystemSupplier().get();

    private final Path staging;

    /**
     * @param staging the folder, which is created
     * @param metadata the metadata that the repository has of the artifact; these artifacts are added to it
     */
    StagedDeployment(Path staging, Optional<Path> metadata, List<Artifact> artifacts) throws IOException {
        this.staging = staging;
        Files.createDirectories(files());
        if (metadata.isPresent()) {
            Path copy = files().resolve(ReleaseArtifacts.folder(artifacts.get(0)) + MavenMetadata.FILE);
            Files.createDirectories(copy.getParent());
            Files.copy(metadata.get(), copy);
        }
        deploy(artifacts);
        MavenMetadata.sort(files().resolve(ReleaseArtifacts.folder(artifacts.get(0)) + MavenMetadata.FILE));
    }

    /**
     * The paths of all files in the order to publish them: jars, then the pom, then the metadata. The signed envelope
     * comes before its own checksums in any case: with another key it has other bytes, and an attempt that ends must not
     * leave the checksums of an envelope that is never put.
     *
     * @param checksumsFirst whether the checksums of a file come before the file
     */
    List<String> paths(boolean checksumsFirst) throws IOException {
        try (Stream<Path> all = Files.walk(files())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> files().relativize(file).toString())
                    .sorted(Comparator.<String>comparingInt(path -> rank(path, checksumsFirst))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    Path file(String path) {
        return files().resolve(path);
    }

    /** Whether a version is found once this file is there: its pom, or the metadata. */
    static boolean makesVisible(String path) {
        return kind(path) > 0;
    }

    private static int kind(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith(MavenMetadata.FILE) ? LAST : name.contains(".pom") ? POM : 0;
    }

    private static int rank(String path, boolean checksumsFirst) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean derived = name.matches(".*\\.(asc|md5|sha1|sha256)");
        if (kind(path) == 0 && name.contains(SignedRelease.ENDING)) {
            return derived ? 1 : 0;
        }
        return kind(path) + (derived == checksumsFirst ? 0 : 1);
    }

    private void deploy(List<Artifact> artifacts) throws IOException {
        try (CloseableSession session = new SessionBuilderSupplier(SYSTEM)
                .get()
                .withLocalRepositoryBaseDirectories(staging.resolve("local"))
                .setConfigProperty("aether.layout.maven2.checksumAlgorithms", CHECKSUMS)
                .build()) {
            RemoteRepository target = new RemoteRepository.Builder("refit", "default", url(files()))
                    .setPolicy(new RepositoryPolicy(
                            true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_IGNORE))
                    .build();
            SYSTEM.deploy(session, new DeployRequest().setRepository(target).setArtifacts(artifacts));
        } catch (DeploymentException e) {
            throw new IOException(e.getMessage(), e);
        }
        for (Artifact artifact : artifacts) {
            Path file = file(ReleaseArtifacts.path(artifact));
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
}
