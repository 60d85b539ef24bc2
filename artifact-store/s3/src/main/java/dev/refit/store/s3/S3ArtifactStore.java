package dev.refit.store.s3;

import dev.refit.store.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A bucket, or a folder of one, as an artifact store. The server must read what was written once the write is
 * acknowledged, and honour {@code If-None-Match: *}. Nothing is asked of it before the first call.
 */
public final class S3ArtifactStore implements ArtifactStore {
    private final S3Client client;
    private final URI root;
    private final S3Location location;

    private S3ArtifactStore(S3Client client, URI root, S3Location location) {
        this.client = client;
        this.root = root;
        this.location = location;
    }

    /**
     * The store at a root such as {@code s3://bucket/} or {@code s3://bucket/refit/}.
     *
     * @throws IllegalArgumentException when the root is none
     */
    public static S3ArtifactStore at(URI root) {
        S3Location location = S3Location.of("artifact store", root);
        if (!root.getRawPath().endsWith("/") || !root.getRawPath().matches("/([A-Za-z0-9._=-]+/)*")) {
            throw new IllegalArgumentException("artifact store: got " + root + ", expected s3://BUCKET/FOLDER/");
        }
        return new S3ArtifactStore(S3Clients.current(), root, location);
    }

    @Override
    public URI root() {
        return root;
    }

    @Override
    public Optional<byte[]> read(String path) {
        Optional<InputStream> stream = open(path);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = stream.get()) {
            return Optional.of(content.readAllBytes());
        } catch (IOException | SdkException e) {
            throw S3Failure.of("read", location.below(path), e);
        }
    }

    @Override
    public Optional<InputStream> open(String path) {
        return object(path).open();
    }

    @Override
    public boolean exists(String path) {
        return object(path).head().isPresent();
    }

    @Override
    public Optional<Instant> written(String path) {
        return object(path).head().map(HeadObjectResponse::lastModified);
    }

    @Override
    public boolean putIfAbsent(String path, byte[] content) {
        return new ConditionalPut(object(path), content).isFirst();
    }

    @Override
    public void put(String path, byte[] content) {
        put(object(path).location(), RequestBody.fromBytes(content));
    }

    @Override
    public void put(String path, Path file) {
        S3Location target = object(path).location();
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            long size = Files.size(file);
            if (size < MultipartUpload.THRESHOLD) {
                put(target, RequestBody.fromFile(file));
            } else {
                new MultipartUpload(client, target).send(file, size);
            }
        } catch (IOException | UncheckedIOException | SdkException e) {
            throw S3Failure.of("write", target, e);
        }
    }

    private void put(S3Location target, RequestBody content) {
        try {
            client.putObject(request -> request.bucket(target.bucket()).key(target.key()), content);
        } catch (SdkException e) {
            throw S3Failure.of("write", target, e);
        }
    }

    @Override
    public SortedMap<String, Long> sizes(String prefix) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        S3Location below = prefix.isEmpty() ? location : below(prefix);
        try {
            client.listObjectsV2Paginator(
                            request -> request.bucket(below.bucket()).prefix(below.key()))
                    .contents()
                    .forEach(object -> {
                        // Hadoop marks its folders so.
                        if (!object.key().endsWith("/")) {
                            sizes.put(object.key().substring(location.key().length()), object.size());
                        }
                    });
        } catch (SdkException e) {
            throw S3Failure.of("list", below, e);
        }
        return Collections.unmodifiableSortedMap(sizes);
    }

    @Override
    public void delete(String path) {
        S3Location target = object(path).location();
        try {
            client.deleteObject(request -> request.bucket(target.bucket()).key(target.key()));
        } catch (SdkException e) {
            throw S3Failure.of("delete", target, e);
        }
    }

    @Override
    public void deleteAll(String prefix) {
        S3Location below = below(prefix);
        try {
            new BatchDeletion(client, below).run();
        } catch (SdkException e) {
            throw S3Failure.of("delete", below, e);
        }
    }

    private S3Location below(String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("prefix: got '" + prefix + "', expected one that ends in '/'");
        }
        return object(prefix).location();
    }

    private S3Object object(String path) {
        return new S3Object(client, uri(path), location.below(path));
    }
}
