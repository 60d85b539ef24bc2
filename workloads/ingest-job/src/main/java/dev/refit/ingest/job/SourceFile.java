package dev.refit.ingest.job;

import dev.refit.events.DataFile;
import dev.refit.events.Failure.Fault;
import dev.refit.events.InputVersion;
import dev.refit.job.JobFailedException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of an arrival that is there and can be read. Symbolic links are followed: the content is what counts. */
record SourceFile(DataFile claim, Path path) {

    /** Finds all files of all inputs, or says of each what is wrong with it. */
    static Map<InputVersion, List<SourceFile>> resolveAll(List<InputVersion> inputs) throws JobFailedException {
        Map<InputVersion, List<SourceFile>> sources = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (InputVersion input : inputs) {
            List<SourceFile> files = new ArrayList<>();
            for (DataFile file : input.files()) {
                try {
                    files.add(new SourceFile(file, readable(file.uri())));
                } catch (IllegalArgumentException e) {
                    problems.add("dataset " + input.dataset() + ", partition " + input.partition() + ": " + file.uri()
                            + ": " + e.getMessage());
                }
            }
            sources.put(input, files);
        }
        if (!problems.isEmpty()) {
            throw new JobFailedException(
                    Fault.DATA,
                    "unreadable-files",
                    String.join("\n", problems),
                    "Put the files where the arrival says and publish the partition again.");
        }
        return sources;
    }

    String name() {
        return path.getFileName().toString();
    }

    private static Path local(URI uri) {
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected file:///, then an absolute path of this machine, and nothing else", e);
        }
    }

    private static Path readable(URI uri) {
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("expected a file: URI; no other scheme is supported in this version");
        }
        Path path = local(uri);
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "is a folder, expected a file; folders and patterns are not supported in this version: name each"
                            + " file");
        }
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("does not exist, expected a file");
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("is no regular file, expected one");
        }
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("may not be read by " + System.getProperty("user.name"));
        }
        return path;
    }
}
