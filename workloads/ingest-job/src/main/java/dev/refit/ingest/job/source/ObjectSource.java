package dev.refit.ingest.job.source;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.job.JobFolder;
import dev.refit.job.LocalCopy;
import dev.refit.store.ArtifactStores;
import dev.refit.store.DataObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An object of S3: fetched once, and read from the copy. */
public record ObjectSource(DataFile claim, DataObject object, DataObject.State before) implements SourceFile {

    public static ObjectSource of(DataFile file) {
        DataObject object;
        try {
            object = ArtifactStores.object(file.uri());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected s3://BUCKET/KEY", e);
        }
        DataObject.State state =
                object.state().orElseThrow(() -> new IllegalArgumentException("does not exist, expected an object"));
        return new ObjectSource(file, object, state);
    }

    @Override
    public String name() {
        String path = claim.uri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String place() {
        return claim.uri().toString();
    }

    @Override
    public long size() {
        return before.size();
    }

    @Override
    public KeptFile reference() throws IOException {
        Path copy = fetched();
        StoredFile stored = unchanged(JobFolder.stored(copy));
        return new KeptFile(
                name(), copy, new StoredFile(claim.uri(), stored.size(), stored.sha256()), FileState.of(copy));
    }

    @Override
    public KeptFile copy(Path target) throws IOException {
        Files.move(fetched(), target);
        return new KeptFile(name(), target, unchanged(JobFolder.stored(target)), FileState.of(target));
    }

    private Path fetched() throws IOException {
        return LocalCopy.of(claim.uri()).orElseThrow(() -> FileState.changed(place(), "it is gone"));
    }

    private StoredFile unchanged(StoredFile read) throws IOException {
        DataObject.State now = object.state().orElseThrow(() -> FileState.changed(place(), "it is gone"));
        if (!now.equals(before) || read.size() != before.size()) {
            throw FileState.changed(
                    place(),
                    "it had " + before.size() + " bytes with the ETag " + before.tag() + ", now " + now.size()
                            + " bytes with the ETag " + now.tag() + ", of which " + read.size() + " were read");
        }
        return read;
    }
}
