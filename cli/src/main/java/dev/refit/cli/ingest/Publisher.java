package dev.refit.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.platform.Connection;
import dev.refit.events.checks.Digests;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import dev.refit.store.root.RefusedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Says that data has arrived. */
public final class Publisher {
    private final IngestClient ingest;
    private final Connection platform;

    private final Consumer<Path> copied;

    public Publisher(Connection platform) {
        this(platform, file -> {});
    }

    /** @param copied is told each file outside the data roots, once it is in the inbox of the artifact store */
    public Publisher(Connection platform, Consumer<Path> copied) {
        this.copied = copied;
        this.ingest = new IngestClient(platform.service());
        this.platform = platform;
    }

    /**
     * Publishes a version of a dataset's partition and answers what ingest-service says to it.
     *
     * @param files paths or URIs
     * @param digest what tells this version from another; null: derived from the files
     * @param again whether it is a new version also where the partition has had it
     */
    public JsonNode publish(String dataset, String partition, List<String> files, String digest, boolean again) {
        if (!dataset.matches("[a-z][-a-z0-9]*")) {
            throw CliFailure.invalid(
                    "DATASET: got " + dataset + ", expected a dataset's name, such as flights",
                    "refit definitions show NAME lists the datasets of a definition.");
        }
        Map<String, Object> arrival = new LinkedHashMap<>();
        arrival.put("partition", partition);
        arrival.put(
                "files",
                files.stream()
                        .map(file -> reachable(dataset, partition, uri(file)).toString())
                        .toList());
        if (digest != null) {
            arrival.put("digest", digest);
        }
        if (again) {
            arrival.put("again", true);
        }
        return ingest.send("POST", "/api/datasets/" + dataset + "/arrivals", arrival);
    }

    /**
     * What the platform does not read where it lies, because it is outside its data roots or on another machine, goes into
     * its artifact store first.
     */
    private URI reachable(String dataset, String partition, URI uri) {
        if (!"file".equals(uri.getScheme()) || isReadWhereItLies(uri)) {
            return uri;
        }
        Path file = path(uri);
        try (InputStream in = Files.newInputStream(file)) {
            ArtifactStore store = ArtifactStores.at(platform.artifactStore());
            String name = file.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
            String path = StoreLayout.arrival(dataset, partition, Digests.sha256(in), name);
            if (!store.exists(path)) {
                store.put(path, file);
            }
            copied.accept(file);
            return store.uri(path);
        } catch (IOException e) {
            throw CliFailure.invalid("FILE: " + file + " cannot be read: " + e, "Nothing was published.");
        } catch (ArtifactStoreException e) {
            throw CliFailure.unreachable(
                    e.getMessage(), "See whether REFIT_ARTIFACT_STORE and its credentials are right.");
        }
    }

    private static Path path(URI uri) {
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid("FILE: got " + uri + ", expected a path, or a file: or s3: URI", "");
        }
    }

    private boolean isReadWhereItLies(URI uri) {
        try {
            platform.roots().file(uri);
            return true;
        } catch (RefusedFileException e) {
            return false;
        }
    }

    private static URI uri(String file) {
        if (file.matches("[a-z][a-z0-9+.-]+:.*")) {
            try {
                return URI.create(file);
            } catch (IllegalArgumentException e) {
                throw CliFailure.invalid("FILE: got " + file + ", expected a path, or a file: or s3: URI", "");
            }
        }
        Path path = Path.of(file).toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw CliFailure.invalid("FILE: " + file + " is no file", "Name files that exist; nothing was published.");
        }
        return path.toUri();
    }
}
