package dev.refit.ingest.job.source;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.job.JobFolder;
import dev.refit.store.root.DataRoots;
import dev.refit.store.root.RootedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of this machine. Links were resolved when it was looked at, none is followed afterwards.
 *
 * @param named as its publisher names it
 */
record LocalSource(DataFile claim, Path named, RootedFile file) implements SourceFile {

    static LocalSource of(DataFile claim, DataRoots roots) {
        RootedFile file = roots.file(claim.uri());
        if (!Files.isReadable(file.path())) {
            throw new IllegalArgumentException("may not be read by " + System.getProperty("user.name"));
        }
        return new LocalSource(claim, Path.of(claim.uri()), file);
    }

    @Override
    public String name() {
        return named.getFileName().toString();
    }

    @Override
    public String place() {
        return named.toString();
    }

    @Override
    public long size() {
        return file.path().toFile().length();
    }

    @Override
    public KeptFile reference() throws IOException {
        FileState before = FileState.of(file.path());
        return kept(before, file.path(), JobFolder.stored(file.path().toUri(), opened()));
    }

    @Override
    public KeptFile copy(Path target) throws IOException {
        FileState before = FileState.of(file.path());
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = opened()) {
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        return kept(before, target, JobFolder.stored(target));
    }

    private InputStream opened() throws IOException {
        try {
            return file.open();
        } catch (IOException e) {
            throw FileState.changed(place(), "it cannot be opened any more");
        }
    }

    private KeptFile kept(FileState before, Path read, StoredFile stored) throws IOException {
        before.verify(file.path());
        if (stored.size() != before.size()) {
            throw FileState.changed(place(), "read " + stored.size() + " bytes of " + before.size());
        }
        return new KeptFile(name(), read, stored, FileState.of(read));
    }
}
