package dev.refit.packaging.repository;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A repository in a bucket that Maven reads through a web server. There is no lock between processes: of two
 * processes that publish versions of the same artifact at the same moment, one version may be missing in
 * maven-metadata.xml until the next release. A bucket that is away throws {@link ArtifactStoreException}.
 */
final class StoreRepository implements Repository {
    private final ArtifactStore store;

    StoreRepository(ArtifactStore store) {
        this.store = store;
    }

    @Override
    public <T> T publishing(String artifact, Work<Deployment, T> work) throws IOException {
        return ArtifactLocks.holding(store.root() + artifact, () -> connected(work));
    }

    @Override
    public <T> T reading(Work<Site, T> work) throws IOException {
        return connected(work::at);
    }

    private <T> T connected(Work<Deployment, T> work) throws IOException {
        Path scratch = Files.createTempDirectory("refit-publish");
        try {
            return work.at(new Bucket(store, scratch));
        } catch (ArtifactStoreException e) {
            throw e.isRefused() ? refused(e) : e;
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static PublishException refused(ArtifactStoreException e) {
        return new PublishException(
                e.getMessage(),
                "See whether packaging-service's account may read and write the bucket of"
                        + " refit.packaging.maven-repository, then retry the run: refit runs retry RUN.");
    }

    @Override
    public URI uri(String path) {
        return store.uri(path);
    }

    @Override
    public String toString() {
        return store.root().toString();
    }

    private record Bucket(ArtifactStore store, Path scratch) implements Deployment {

        @Override
        public Optional<Path> find(String path) throws IOException {
            Optional<InputStream> found = store.open(path);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Path copy = Files.createTempFile(scratch, "found", "");
            try (InputStream in = found.get()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return Optional.of(copy);
        }

        @Override
        public void put(Path file, String path) throws IOException {
            if (isMetadata(path)) {
                store.put(path, file);
            } else if (!store.putIfAbsent(path, Files.readAllBytes(file)) && !holds(path, file)) {
                throw new PublishException(
                        store.uri(path) + ": got a file with other content, expected none",
                        "Somebody else has published under this version: remove it there, or package the model again.");
            }
        }

        private boolean holds(String path, Path file) throws IOException {
            Optional<Path> found = find(path);
            return found.isPresent() && Files.mismatch(found.get(), file) < 0;
        }

        private static boolean isMetadata(String path) {
            return path.substring(path.lastIndexOf('/') + 1).startsWith(MavenMetadata.FILE);
        }

        @Override
        public boolean takesChecksumsFirst() {
            return true;
        }
    }
}
