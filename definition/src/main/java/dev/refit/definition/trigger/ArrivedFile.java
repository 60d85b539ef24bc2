package dev.refit.definition.trigger;

import dev.refit.definition.trigger.Tokens.FoundFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** Finds the file that a publisher names. */
final class ArrivedFile {
    private ArrivedFile() {}

    /**
     * The file as it lies there now.
     *
     * @param field the name of the file in what the publisher sent, for messages
     * @throws IllegalArgumentException when there is no such file, with the field, what was got and what was expected
     */
    static FoundFile find(String field, ArrivalRequest.NamedFile named) {
        Path path = path(field + ".uri", named.uri());
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
        if (named.size() != null && named.size() != attributes.size()) {
            throw unexpected(field + ".size", named.size(), attributes.size() + ", the size of " + named.uri());
        }
        return new FoundFile(
                path.toUri(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                named.sha256() == null ? "" : named.sha256());
    }

    private static Path path(String field, String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw unexpected(field, text, "an absolute file: URI such as file:///data/flights.csv");
        }
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            throw unexpected(
                    field,
                    text,
                    "an absolute file: URI such as file:///data/flights.csv; others are not supported yet");
        }
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

    private static IllegalArgumentException unexpected(String field, Object got, String expected) {
        return new IllegalArgumentException(field + ": got '" + got + "', expected " + expected);
    }
}
