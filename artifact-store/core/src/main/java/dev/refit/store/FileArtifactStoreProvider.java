package dev.refit.store;

import java.net.URI;
import java.nio.file.Path;

/** Opens folders: {@code file:}. */
public final class FileArtifactStoreProvider implements ArtifactStoreProvider {

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public ArtifactStore open(URI root) {
        return FileArtifactStore.at(Path.of(root));
    }

    @Override
    public DataObject object(URI uri) {
        return new FileObject(uri);
    }
}
