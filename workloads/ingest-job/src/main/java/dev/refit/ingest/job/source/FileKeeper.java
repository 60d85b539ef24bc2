package dev.refit.ingest.job.source;

import dev.refit.dataset.InvalidDataException;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DataSpec.SnapshotMode;
import dev.refit.job.JobFolder;
import java.io.IOException;

/** Makes the files of a version part of the snapshot: copied below the job's folder, or where they lie. */
public final class FileKeeper {
    private final JobFolder folder;
    private final SnapshotMode mode;
    private final InputVersion input;
    private int kept;

    public FileKeeper(JobFolder folder, SnapshotMode mode, InputVersion input) {
        this.folder = folder;
        this.mode = mode;
        this.input = input;
    }

    /** @throws InvalidDataException when the file is not what its publisher claims, or changes meanwhile */
    public KeptFile keep(SourceFile source) throws IOException {
        kept++;
        String name = input.dataset() + "/" + input.partition() + "/" + kept + "-" + source.name();
        KeptFile file = mode == SnapshotMode.COPY ? source.copy(folder.file(name)) : source.reference();
        verifyClaim(source, file.stored());
        return file;
    }

    private static void verifyClaim(SourceFile source, StoredFile stored) throws InvalidDataException {
        Long size = source.claim().size();
        if (size != null && size != stored.size()) {
            throw new InvalidDataException(
                    "claim-wrong",
                    source.place() + ": has " + stored.size() + " bytes, but its publisher claims " + size);
        }
        String sha256 = source.claim().sha256();
        if (sha256 != null && !sha256.equals(stored.sha256())) {
            throw new InvalidDataException(
                    "claim-wrong",
                    source.place() + ": its SHA-256 is " + stored.sha256() + ", but its publisher claims " + sha256);
        }
    }
}
