package dev.refit.packaging.repository;

import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A Maven repository that releases are published to and read from. Thread-safe. */
public interface Repository {

    /**
     * Does the work while, as far as the repository can have it so, nobody else publishes the artifact. A thread that is
     * interrupted meanwhile ends with an {@link IOException}.
     *
     * @param artifact the folder of the artifact
     */
    <T> T publishing(String artifact, Work<Deployment, T> work) throws IOException;

    /** Does the work, which only reads, beside whoever publishes. */
    <T> T reading(Work<Site, T> work) throws IOException;

    /** Where others fetch what lies at a path. */
    URI uri(String path);

    interface Work<S extends Site, T> {
        T at(S site) throws IOException;
    }

    /**
     * The repository for one use. Paths are relative to its root. After an {@link IOException}, or a store's {@link
     * dev.refit.store.ArtifactStoreException}, the same may be tried again, after a {@link PublishException} that would not
     * help.
     */
    interface Site {
        /** What lies at a path, or a copy of it; empty when there is nothing. A reader finds each file whole. */
        Optional<Path> find(String path) throws IOException;
    }

    /** The repository while a release is published to it. */
    interface Deployment extends Site {
        /** A folder for this time only. */
        Path scratch();

        /** Makes a file public at a path where there is none, or where metadata is to be replaced. */
        void put(Path file, String path) throws IOException;

        /** Whether a file's checksums may be put before the file itself, so that nobody finds it without them. */
        boolean takesChecksumsFirst();
    }

    /**
     * The repository at a URI.
     *
     * @throws IllegalArgumentException when it is none that can be published to
     */
    static Repository at(URI uri, Optional<Credentials> credentials) {
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("refit.packaging.maven-repository: got a URI with credentials in it,"
                    + " expected them as refit.packaging.maven-username and refit.packaging.maven-password");
        }
        return switch (uri.getScheme() == null ? "" : uri.getScheme()) {
            case "file" -> new FolderRepository(Path.of(uri));
            case "http", "https" -> new HttpRepository(uri, credentials);
            case "s3" -> new StoreRepository(ArtifactStores.at(uri));
            default ->
                throw new IllegalArgumentException("refit.packaging.maven-repository: got " + uri
                        + ", expected a file:, http:, https: or s3: URI");
        };
    }
}
