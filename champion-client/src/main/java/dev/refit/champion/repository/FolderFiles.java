package dev.refit.champion.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A repository that is a folder. */
final class FolderFiles extends RepositoryFiles {
    private final Path folder;
    private final ReadingLimits limits;

    FolderFiles(URI root, Path folder, ReadingLimits limits) {
        super(root);
        this.folder = folder;
        this.limits = limits;
    }

    @Override
    Answer read(String path, int maxBytes, String tag) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLarge(path, maxBytes);
            }
            return new Answer.Found(new Tagged(bytes, null));
        } catch (NoSuchFileException e) {
            return new Answer.Absent();
        }
    }

    @Override
    void copy(String path, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            new BoundedCopy(limits.jarBytes(), limits.file()).copy(in, to, () -> tooLarge(path, limits.jarBytes()));
        } catch (NoSuchFileException e) {
            throw absent(path);
        }
    }
}
