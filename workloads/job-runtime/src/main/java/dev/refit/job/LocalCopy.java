package dev.refit.job;

import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** What a URI names, as a file of this machine: where it lies, or fetched into the job's scratch folder. */
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

    private static String name(URI uri) {
        String path = uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
