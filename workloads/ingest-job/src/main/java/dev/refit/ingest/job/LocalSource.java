package dev.refit.ingest.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.job.JobFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of this machine. Symbolic links are followed: the content is what counts. */
record LocalSource(DataFile claim, Path path) implements SourceFile {

    static LocalSource of(DataFile file) {
        return new LocalSource(file, readable(file.uri()));
    }

    @Override
    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public long size() {
        return path.toFile().length();
    }

    @Override
    public KeptFile reference() throws IOException {
        return kept(FileState.of(path), path);
    }

    @Override
    public KeptFile copy(Path target) throws IOException {
        FileState before = FileState.of(path);
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(path, draft, StandardCopyOption.REPLACE_EXISTING);
        return kept(before, Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE));
    }

    private KeptFile kept(FileState before, Path read) throws IOException {
        StoredFile stored = JobFolder.stored(read);
        before.verify(path);
        if (stored.size() != before.size()) {
            throw FileState.changed(place(), "read " + stored.size() + " bytes of " + before.size());
        }
        return new KeptFile(name(), read, stored, FileState.of(read));
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
