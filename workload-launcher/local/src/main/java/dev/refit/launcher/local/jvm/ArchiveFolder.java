package dev.refit.launcher.local.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of class archives: the classes of a program as the JVM wants them in memory, recorded in one run of it. With
 * its archive a program starts in about half the time; without one it works as well.
 *
 * <p>An archive has the name of its program and a key of the jars and the JVM that it fits, so that one which does not fit
 * is never used. While it is recorded it has another name: what can be used is whole.
 */
public record ArchiveFolder(Path folder) {
    private static final String SUFFIX = ".jsa";

    /** A stale or broken archive must not print a word into a program's log. */
    private static final List<String> SILENT = List.of("-Xshare:auto", "-Xlog:cds*=off");

    /**
     * The options that have a JVM use the archive of a program; none when there is no archive that fits.
     *
     * @param name the program's name, of letters, digits and dashes
     * @param java the JVM's program, as a path or as a name on the {@code PATH}
     */
    public List<String> use(String name, String java, ClassPath classPath) {
        Path archive = archive(name, java, classPath);
        if (!Files.isReadable(archive)) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of(
                // At the address it was recorded for, so that its pages stay as they are in the file.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:SharedArchiveFile=" + archive));
        options.addAll(SILENT);
        return options;
    }

    /**
     * The options that have a JVM record its classes when it exits, which then takes some seconds longer. {@link #publish}
     * makes the record an archive.
     *
     * @param recorder tells apart what several processes of the same program record
     */
    public List<String> record(String name, String java, ClassPath classPath, String recorder) {
        Path archive = archive(name, java, classPath);
        List<String> options = new ArrayList<>();
        options.add("-XX:ArchiveClassesAtExit=" + archive + "." + recorder);
        options.addAll(SILENT);
        return options;
    }

    /**
     * Makes the records of successful runs archives, the largest one of each program, and deletes the archives that they
     * replace. Call it when the recording processes have ended.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public void publish() {
        Map<String, Path> largest = new TreeMap<>();
        try {
            for (Path file : files("*" + SUFFIX + ".*")) {
                String archive = archiveName(file);
                Path known = largest.get(archive);
                if (known == null || Files.size(known) < Files.size(file)) {
                    largest.put(archive, file);
                }
            }
            for (Map.Entry<String, Path> entry : largest.entrySet()) {
                String program = entry.getKey().substring(0, entry.getKey().lastIndexOf('-'));
                for (Path old : files(program + "-????????????????" + SUFFIX)) {
                    Files.deleteIfExists(old);
                }
                Files.move(entry.getValue(), folder.resolve(entry.getKey()), StandardCopyOption.ATOMIC_MOVE);
            }
            discard();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish the class archives in " + folder, e);
        }
    }

    /** Deletes what was recorded and not published. */
    public void discard() {
        try {
            for (Path file : files("*" + SUFFIX + ".*")) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete records in " + folder, e);
        }
    }

    private Path archive(String name, String java, ClassPath classPath) {
        return folder.resolve(name + "-" + ArchiveKey.of(java, classPath) + SUFFIX);
    }

    private static String archiveName(Path draft) {
        String name = draft.getFileName().toString();
        return name.substring(0, name.indexOf(SUFFIX) + SUFFIX.length());
    }

    private List<Path> files(String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
                stream.forEach(files::add);
            }
        }
        return files;
    }
}
