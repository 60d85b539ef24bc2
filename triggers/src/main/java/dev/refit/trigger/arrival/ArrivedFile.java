package dev.refit.trigger.arrival;

import dev.refit.store.ArtifactStoreException;
import dev.refit.store.root.DataRoots;
import dev.refit.store.root.RefusedFileException;
import dev.refit.trigger.arrival.Tokens.FoundFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** Finds the file that a publisher names: on this machine, or as an object of S3. */
final class ArrivedFile {
    private ArrivedFile() {}

    /**
     * Finds the file as it is now.
     *
     * @param field the file's place in the request, for messages
     * @param roots nothing outside them is looked at
     * @throws IllegalArgumentException when there is no such file, with the field, what was got and what was expected
     * @throws ArtifactStoreException when S3 does not answer
     */
    static FoundFile find(String field, ArrivalRequest.NamedFile named, DataRoots roots) {
        URI uri = uri(field + ".uri", named.uri());
        FoundFile found = "s3".equalsIgnoreCase(uri.getScheme())
                ? ArrivedObject.find(field, uri, named, roots)
                : find(field, path(field + ".uri", uri), named, roots);
        if (named.size() != null && named.size() != found.size()) {
            throw unexpected(field + ".size", named.size(), found.size() + ", the size of " + named.uri());
        }
        return found;
    }

    private static FoundFile find(String field, Path path, ArrivalRequest.NamedFile named, DataRoots roots) {
        BasicFileAttributes attributes;
        try {
            Path real = roots.file(path.toUri()).path();
            attributes = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!Files.isReadable(real)) {
                throw unexpected(field + ".uri", named.uri(), "a file that may be read");
            }
        } catch (IOException e) {
            throw unexpected(field + ".uri", named.uri(), "a file that exists and may be read");
        } catch (RefusedFileException e) {
            throw new IllegalArgumentException(field + ".uri: got '" + named.uri() + "', which " + e.getMessage(), e);
        }
        return new FoundFile(
                path.toUri(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant().toString(),
                named.sha256() == null ? "" : named.sha256());
    }

    private static URI uri(String field, String text) {
        String expected = "an absolute file: URI such as file:///data/flights.csv, or s3://BUCKET/KEY";
        try {
            URI uri = URI.create(text);
            if ("file".equalsIgnoreCase(uri.getScheme()) || "s3".equalsIgnoreCase(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw unexpected(field, text, expected);
        }
        throw unexpected(field, text, expected);
    }

    private static Path path(String field, URI uri) {
        String text = uri.toString();
        boolean local = uri.getRawAuthority() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!local || uri.getPath() == null || !uri.getPath().startsWith("/")) {
            throw unexpected(field, text, "file:///, then an absolute path of this machine, and nothing else");
        }
        if (Arrays.asList(uri.getPath().split("/")).contains("..")) {
            throw unexpected(field, text, "a path without '..'");
        }
        try {
            return Path.of(uri).normalize();
        } catch (IllegalArgumentException e) {
            throw unexpected(field, text, "a path that a file can have");
        }
    }

    static IllegalArgumentException unexpected(String field, Object got, String expected) {
        return new IllegalArgumentException(field + ": got '" + got + "', expected " + expected);
    }
}
