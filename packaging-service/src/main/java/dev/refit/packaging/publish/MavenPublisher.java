package dev.refit.packaging.publish;

import dev.refit.events.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;

/**
 * Deploys releases to a Maven repository in a folder: the jars, then the pom, then the metadata, each after its checksums.
 * A reader sees each file whole or not at all. What is there is never overwritten; a release that is there already, equal
 * in every byte, is deployed again in so far as something of it is missing, so that a crash is repaired by calling again.
 *
 * <p>Thread-safe, and safe among processes that publish to the folder in this way: they queue on the lock file {@value
 * #OWN}{@code /lock} of the repository, whose file system must support file locks. Other tools know nothing of that lock:
 * while one of them deploys another version of the same artifact, one of the two versions may be missing in
 * maven-metadata.xml until the next release.
 */
public final class MavenPublisher {
    /** Within the repository; no group id starts with a dot. */
    private static final String OWN = ".refit";

    private final Path root;

    /** @param repository {@code file:}, a folder, which is made when it is not there */
    public MavenPublisher(URI repository) {
        if (!"file".equals(repository.getScheme())) {
            throw new IllegalArgumentException("maven repository: got " + repository + ", expected a file: URI");
        }
        this.root = Path.of(repository);
    }

    /**
     * Makes a release public.
     *
     * @return where its jar lies
     * @throws PublishException when a file is not what the release says, or another one stands under its coordinates:
     *     nothing has been written then
     * @throws UncheckedIOException when a file of the release cannot be read or the repository cannot be written: call
     *     again later
     */
    public URI publish(Release release) {
        // A lock on a file holds for the process, so its threads queue here first.
        synchronized (MavenPublisher.class) {
            try {
                return publishLocked(release);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot publish " + release.coordinates() + " to " + root + ": " + e, e);
            }
        }
    }

    private URI publishLocked(Release release) throws IOException {
        List<Artifact> artifacts = ReleaseArtifacts.verified(release);
        Path own = Files.createDirectories(root.resolve(OWN));
        try (FileChannel channel =
                        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            for (Artifact artifact : artifacts) {
                requireFreeOrEqual(artifact);
            }
            try (StagedDeployment staged = new StagedDeployment(own.resolve("staging"), root, artifacts)) {
                staged.publish();
            }
            return root.resolve(ReleaseArtifacts.path(artifacts.get(0))).toUri();
        }
    }

    private void requireFreeOrEqual(Artifact artifact) throws IOException {
        Path target = root.resolve(ReleaseArtifacts.path(artifact));
        if (Files.exists(target) && Files.mismatch(target, artifact.getPath()) >= 0) {
            throw new PublishException(target + " exists with other content than " + artifact.getPath()
                    + "; a published version is never overwritten");
        }
    }
}
