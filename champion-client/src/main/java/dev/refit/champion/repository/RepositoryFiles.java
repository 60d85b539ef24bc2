package dev.refit.champion.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files of a Maven repository. A path is relative to the repository. */
public abstract class RepositoryFiles {
    private final URI root;

    RepositoryFiles(URI root) {
        this.root = root;
    }

    /**
     * Tells whether there can be such a repository.
     *
     * @throws IllegalArgumentException if not
     */
    public static URI checked(URI repository) {
        String scheme = String.valueOf(repository.getScheme());
        boolean http = (scheme.equals("http") || scheme.equals("https")) && repository.getHost() != null;
        if (repository.getUserInfo() != null) {
            throw new IllegalArgumentException("repository: got a URI with credentials, expected them in account(…)");
        }
        if (repository.getQuery() != null
                || repository.getFragment() != null
                || !http && !(scheme.equals("file") && !repository.isOpaque() && repository.getAuthority() == null)) {
            throw new IllegalArgumentException(
                    "repository: got " + repository + ", expected file:///FOLDER, http://… or https://…");
        }
        return repository.getRawPath() != null && repository.getRawPath().endsWith("/")
                ? repository
                : URI.create(repository + "/");
    }

    /** @param authorization what HTTP servers are shown */
    public static RepositoryFiles at(URI repository, ReadingLimits limits, Optional<String> authorization) {
        URI root = checked(repository);
        return "file".equals(root.getScheme())
                ? new FolderFiles(root, Path.of(root), limits)
                : new HttpFiles(root, limits, authorization);
    }

    /** What a file held and the tag that the server gave it. @param tag null without one */
    record Tagged(byte[] bytes, String tag) {}

    /** The answer to a question for a file whose tag may be known. */
    sealed interface Answer {
        record Found(Tagged file) implements Answer {}

        record Same() implements Answer {}

        record Absent() implements Answer {}
    }

    /**
     * Reads a small file.
     *
     * @param tag of the same file as it was read last; null if it was not
     * @throws UnreadableException if it is larger than allowed
     */
    abstract Answer read(String path, int maxBytes, String tag) throws IOException;

    /**
     * Copies a jar.
     *
     * @throws UnreadableException if it is not there, or larger than allowed
     */
    abstract void copy(String path, OutputStream to) throws IOException;

    /** Reads a small file; empty if it is not there. */
    final Optional<byte[]> find(String path, int maxBytes) throws IOException {
        return read(path, maxBytes, null) instanceof Answer.Found found
                ? Optional.of(found.file().bytes())
                : Optional.empty();
    }

    /** @throws UnreadableException if it is not there */
    final byte[] get(String path, int maxBytes) throws IOException {
        return find(path, maxBytes).orElseThrow(() -> absent(path));
    }

    final UnreadableException absent(String path) {
        return new UnreadableException(uri(path) + " is not there");
    }

    final UnreadableException tooLarge(String path, long maxBytes) {
        return new UnreadableException(uri(path) + ": got more than " + maxBytes + " bytes");
    }

    final URI uri(String path) {
        return root.resolve(path);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
