package dev.refit.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.workload.Progress;
import dev.refit.store.ArtifactStores;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The folder of one execution: all that a workload writes, and what it says of its progress. A folder in a store that is
 * no file system is a local one until the job is over; then its files are stored, under the URIs told here.
 */
public final class JobFolder {
    private final Path path;
    private final URI uri;

    public JobFolder(Path path) {
        this(path, path.toAbsolutePath().toUri());
    }

    JobFolder(Path path, URI uri) {
        this.path = path;
        this.uri = URI.create(uri.toString().replaceAll("/*$", "/"));
    }

    /** Where a file or folder of this name below the folder is found once the job is over. */
    public URI uri(String name) {
        return uri.resolve(name);
    }

    /** The folder, which exists. */
    public Path path() {
        return path;
    }

    /** A file below the folder; its parent folders are made. */
    public Path file(String name) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Says how far the job is, as a line of its log. */
    public void progress(double fraction, String message) {
        System.out.println(new Progress(fraction, message).toLine());
        System.out.flush();
    }

    /** What identifies the content of a finished file; in a result its URI becomes the one it is stored under. */
    public static StoredFile stored(Path file) throws IOException {
        return stored(file.toUri(), Files.newInputStream(file));
    }

    /**
     * What identifies the content of a file anywhere, read as a stream.
     *
     * @throws java.io.FileNotFoundException when it is not there
     */
    public static StoredFile stored(URI uri) throws IOException {
        return stored(
                uri,
                ArtifactStores.object(uri)
                        .open()
                        .orElseThrow(() -> new FileNotFoundException(uri + " does not exist")));
    }

    /** What identifies this content, which is closed, of a file at a URI. */
    public static StoredFile stored(URI uri, InputStream content) throws IOException {
        MessageDigest digest = Digests.newSha256();
        try (InputStream in = new DigestInputStream(content, digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new StoredFile(uri, size, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
