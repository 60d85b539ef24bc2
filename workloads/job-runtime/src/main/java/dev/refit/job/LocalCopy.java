package dev.refit.job;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a URI names, as a file or folder of this machine: where it lies, or fetched into the job's scratch folder. */
public final class LocalCopy {
    private LocalCopy() {}

    /**
     * The file; of a {@code file:} URI it is not looked at yet. Another URI is fetched anew with every call, and gone
     * with the job.
     *
     * @return empty when there is nothing to fetch
     * @throws dev.refit.store.ArtifactStoreException when it cannot be fetched
     * @throws IllegalArgumentException when no adapter knows the URI's scheme
     */
    public static Optional<Path> of(URI uri) throws IOException {
        if ("file".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of(Path.of(uri));
        }
        Optional<InputStream> content = ArtifactStores.object(uri).open();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = content.get()) {
            Path copy = Scratch.folder("inputs/" + UUID.randomUUID()).resolve(name(uri));
            Files.copy(in, copy);
            return Optional.of(copy);
        }
    }

    /**
     * A folder, whose URI ends in a slash, with all files below it; of a {@code file:} URI it is not looked at yet.
     *
     * @throws dev.refit.store.ArtifactStoreException when it cannot be fetched
     * @throws java.nio.file.NoSuchFileException when there is nothing to fetch
     */
    public static Path ofFolder(URI uri) throws IOException {
        if ("file".equalsIgnoreCase(uri.getScheme())) {
            return Path.of(uri);
        }
        ArtifactStore store = ArtifactStores.at(uri);
        List<String> paths = store.list("");
        if (paths.isEmpty()) {
            throw new NoSuchFileException(uri.toString());
        }
        Path folder = Scratch.folder("inputs/" + UUID.randomUUID());
        for (String path : paths) {
            Path copy = folder.resolve(path);
            Files.createDirectories(copy.getParent());
            try (InputStream in = store.open(path).orElseThrow(() -> new NoSuchFileException(uri + path))) {
                Files.copy(in, copy);
            }
        }
        return folder;
    }

    private static String name(URI uri) {
        String path = uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
