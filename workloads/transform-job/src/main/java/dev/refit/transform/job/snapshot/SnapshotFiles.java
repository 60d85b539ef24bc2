package dev.refit.transform.job.snapshot;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Snapshot;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.store.ArtifactStoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Makes sure that what is read is what was snapshot: referenced files may have changed since. */
final class SnapshotFiles {
    private SnapshotFiles() {}

    static void verify(List<Snapshot> snapshots) throws JobFailedException {
        for (Snapshot snapshot : snapshots) {
            for (StoredFile file : snapshot.files()) {
                verify(snapshot, file);
            }
        }
    }

    private static void verify(Snapshot snapshot, StoredFile file) throws JobFailedException {
        String what = "dataset " + snapshot.dataset() + ", partition " + snapshot.partition() + ": " + file.uri();
        try {
            StoredFile now = now(file.uri());
            if (!now.sha256().equals(file.sha256())) {
                throw changed(
                        what + ": its SHA-256 was " + file.sha256() + " when it was snapshot, now " + now.sha256(),
                        null);
            }
        } catch (IOException | ArtifactStoreException e) {
            throw changed(what + ": cannot be read any more: " + e, e);
        }
    }

    private static StoredFile now(URI uri) throws IOException {
        return "file".equals(uri.getScheme()) ? JobFolder.stored(Path.of(uri)) : JobFolder.stored(uri);
    }

    private static JobFailedException changed(String message, Exception cause) {
        return new JobFailedException(
                Fault.DATA,
                "snapshot-changed",
                message,
                "Publish the partition again, or let the definition say 'snapshot: copy'.",
                cause);
    }
}
