package dev.refit.packaging.repository;

import dev.refit.store.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A repository in a folder, which is created when missing. A reader sees each file whole or not at all, and needs no lock.
 * Processes that publish in this way queue on the lock file {@value #OWN}{@code /lock}, whose file system must support file locks. Other
 * tools know nothing of that lock: while one of them deploys another version of the same artifact, one of the two versions
 * may be missing in maven-metadata.xml until the next release.
 */
final class FolderRepository implements Repository {
    /** Within the repository; no group id starts with a dot. */
    private static final String OWN = ".refit";

    private final Path root;

    FolderRepository(Path root) {
        this.root = root;
    }

    @Override
    public <T> T publishing(String artifact, Work<Deployment, T> work) throws IOException {
        Path own = Files.createDirectories(root.resolve(OWN));
        // The file's lock is the process's, so its threads queue before it.
        return ArtifactLocks.holding(own.toRealPath().toString(), () -> locked(own, work));
    }

    @Override
    public <T> T reading(Work<Site, T> work) throws IOException {
        return work.at(path -> find(root, path));
    }

    private <T> T locked(Path own, Work<Deployment, T> work) throws IOException {
        // Beside what it goes into, so that it can be moved there.
        Path staging = own.resolve("staging");
        try (FileChannel channel =
                        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Scratch.delete(staging); // What a crash left.
            try {
                return work.at(new Folder(root, Files.createDirectories(staging)));
            } finally {
                Scratch.delete(staging);
            }
        }
    }

    private static Optional<Path> find(Path root, String path) {
        return Optional.of(root.resolve(path)).filter(Files::exists);
    }

    @Override
    public URI uri(String path) {
        return root.resolve(path).toUri();
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private record Folder(Path root, Path scratch) implements Deployment {

        @Override
        public Optional<Path> find(String path) {
            return FolderRepository.find(root, path);
        }

        @Override
        public void put(Path file, String path) throws IOException {
            Path target = root.resolve(path);
            DurableFiles.createFolders(target.getParent());
            DurableFiles.force(file);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.force(target.getParent());
        }

        @Override
        public boolean takesChecksumsFirst() {
            return true;
        }
    }
}
