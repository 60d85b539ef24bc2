package dev.refit.trigger.arrival;

import dev.refit.store.ArtifactStoreException;
import dev.refit.trigger.arrival.Tokens.FoundFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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
     * @throws IllegalArgumentException when there is no such file, with the field, what was got and what was expected
     * @throws ArtifactStoreException when S3 does not answer
     */
    static FoundFile find(String field, ArrivalRequest.NamedFile named) {
        URI uri = uri(field + ".uri", named.uri());
        FoundFile found = "s3".equalsIgnoreCase(uri.getScheme())
                ? ArrivedObject.find(field, uri, named)
                : find(field, path(field + ".uri", uri), named);
        if (named.size() != null && named.size() != found.size()) {
            throw unexpected(field + ".size", named.size(), found.size() + ", the size of " + named.uri());
        }
        return found;
    }

    private static FoundFile find(String field, Path path, ArrivalRequest.NamedFile named) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unexpected(field + ".uri", named.uri(), "a file that exists and may be read");
        }
        if (!attributes.isRegularFile()) {
            throw unexpected(
                    field + ".uri", named.uri(), "a file, not a " + (attributes.isDirectory() ? "folder" : "device"));
        }
        if (!Files.isReadable(path)) {
            throw unexpected(field + ".uri", named.uri(), "a file that may be read");
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
