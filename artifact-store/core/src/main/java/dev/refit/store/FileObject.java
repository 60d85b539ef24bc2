package dev.refit.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A file; what is no regular file is not there. */
record FileObject(URI uri) implements DataObject {

    @Override
    public Optional<State> state() {
        try {
            BasicFileAttributes file = Files.readAttributes(Path.of(uri), BasicFileAttributes.class);
            return file.isRegularFile()
                    ? Optional.of(new State(file.size(), file.lastModifiedTime().toString()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<InputStream> open() {
        try {
            return Optional.of(Files.newInputStream(Path.of(uri)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private ArtifactStoreException failed(IOException e) {
        return new ArtifactStoreException(
                "cannot read " + uri + ": " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
    }
}
