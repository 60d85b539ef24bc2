package dev.refit.launcher.local.jvm;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A class path whose jars are listed by name, sorted within each folder. A wildcard leaves their order to the file system,
 * and a class archive fits one order only.
 */
public record ClassPath(List<Path> entries) {
    /** A longer argument comes too close to what the system takes; such a class path keeps its wildcards. */
    private static final int LONGEST = 100_000;

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /**
     * Lists the jars of every {@code folder/*} in a class path. A folder that does not exist has none.
     *
     * @throws UncheckedIOException when a folder cannot be read
     */
    public static ClassPath of(String text) {
        List<Path> entries = new ArrayList<>();
        for (String entry : text.split(File.pathSeparator)) {
            if (entry.endsWith(File.separator + "*")) {
                entries.addAll(jars(Path.of(entry.substring(0, entry.length() - 2))));
            } else {
                entries.add(Path.of(entry));
            }
        }
        return new ClassPath(entries);
    }

    /** Names the jars of a class path, unless the result would be too long for an argument. */
    public static String named(String text) {
        String named = of(text).toString();
        return named.isEmpty() || named.length() > LONGEST ? text : named;
    }

    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jar,JAR}")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        Path[] sorted = jars.toArray(Path[]::new);
        Arrays.sort(sorted);
        return List.of(sorted);
    }
}
