package dev.refit.store.root;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data roots of an operator: folders and S3 prefixes. What an arrival names has to lie below one of them. Links are
 * resolved before a file is judged, so what counts is where the content lies. Immutable.
 */
public final class DataRoots {
    /** The environment variable that tells them to services and workloads: URIs, separated by commas. */
    public static final String VARIABLE = "REFIT_DATA_ROOTS";

    private static final String HOW_TO_ADD =
            "; on one machine refit up --data DIR adds one, elsewhere the setting refit.data.roots";

    private final List<FolderRoot> folders = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();

    private DataRoots(Collection<URI> roots) {
        for (URI root : roots) {
            if ("file".equalsIgnoreCase(root.getScheme())) {
                folders.add(FolderRoot.of(root));
            } else {
                prefixes.add(prefix(root));
            }
        }
    }

    /**
     * The roots at these URIs.
     *
     * @throws IllegalArgumentException when one is neither a folder, such as {@code file:///data/}, nor a bucket with or
     *     without a prefix, such as {@code s3://bucket/data/}; or when it is the whole file system
     */
    public static DataRoots of(Collection<URI> roots) {
        return new DataRoots(roots);
    }

    /**
     * The roots in the form of {@link #VARIABLE}; none when it is null or empty.
     *
     * @throws IllegalArgumentException as {@link #of}, or when one is no URI
     */
    public static DataRoots parse(String text) {
        return of(Stream.of(text == null ? new String[0] : text.split(","))
                .map(String::strip)
                .filter(root -> !root.isEmpty())
                .map(URI::create)
                .toList());
    }

    /** These roots and one more. */
    public DataRoots and(URI root) {
        return of(Stream.concat(uris().stream(), Stream.of(root)).toList());
    }

    /** The roots as URIs that end in a slash, folders first. */
    public List<URI> uris() {
        return Stream.concat(
                        folders.stream().map(FolderRoot::uri), prefixes.stream().map(URI::create))
                .toList();
    }

    /** The form that {@link #parse} reads; characters that settings give a meaning to are escaped. */
    public String text() {
        return uris().stream()
                .map(uri -> uri.toString().replace(",", "%2C").replace("$", "%24"))
                .collect(Collectors.joining(","));
    }

    /**
     * Whether a {@code file:} or {@code s3:} URI names something below a root, as far as a look at its name and its
     * links tells. True for a file that is not there if its path is below a root.
     */
    public boolean contain(URI uri) {
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            return isBelowPrefix(uri);
        }
        Path path = path(uri);
        return path != null
                && (isNamedBelow(path) || real(path).flatMap(this::rootOf).isPresent());
    }

    /**
     * The file that a {@code file:} URI names, links resolved.
     *
     * @throws RefusedFileException when it is not below a root, not there, or no regular file; the message says what
     *     was expected, and of what is outside not whether it is there
     */
    public RootedFile file(URI uri) {
        Path named = path(uri);
        if (named == null) {
            throw new RefusedFileException(
                    "is no file of this machine, expected file:///, then an absolute path of this machine, and nothing else");
        }
        Optional<Path> real = real(named);
        if (real.isEmpty() && isNamedBelow(named)) {
            throw new RefusedFileException("does not exist, expected a file");
        }
        Path file = real.orElse(named);
        Path root = real.flatMap(this::rootOf).orElseThrow(this::outside);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedFileException("is a folder, expected a file");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedFileException("is no regular file, expected one");
        }
        return new RootedFile(root, file);
    }

    /**
     * Checks that an {@code s3:} URI names something below a root.
     *
     * @throws RefusedFileException when it does not; the message says what was expected
     */
    public void requireObject(URI uri) {
        if (!isBelowPrefix(uri)) {
            throw outside();
        }
    }

    private RefusedFileException outside() {
        return new RefusedFileException("lies outside the data roots, expected it below one of "
                + (uris().isEmpty()
                        ? "none"
                        : uris().stream().map(URI::toString).collect(Collectors.joining(", ")))
                + HOW_TO_ADD);
    }

    private boolean isNamedBelow(Path path) {
        return !FolderRoot.isOfKernel(path) && folders.stream().anyMatch(root -> root.names(path));
    }

    private Optional<Path> rootOf(Path real) {
        return folders.stream().flatMap(root -> root.above(real).stream()).findFirst();
    }

    private boolean isBelowPrefix(URI uri) {
        String text = "s3:" + uri.getRawSchemeSpecificPart();
        return "s3".equalsIgnoreCase(uri.getScheme())
                && !List.of(text.split("/")).contains("..")
                && prefixes.stream().anyMatch(prefix -> text.startsWith(prefix) && text.length() > prefix.length());
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path path(URI uri) {
        try {
            return Path.of(uri).normalize();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String prefix(URI root) {
        boolean bucket = "s3".equalsIgnoreCase(root.getScheme()) && root.getRawAuthority() != null;
        if (!bucket || root.getRawQuery() != null || root.getRawFragment() != null) {
            throw new IllegalArgumentException("data root: got " + root
                    + ", expected a folder such as file:///data/, or a bucket or prefix such as s3://bucket/data/");
        }
        return ("s3:" + root.getRawSchemeSpecificPart()).replaceAll("/+$", "") + "/";
    }
}
