package dev.refit.ingest.job.source;

import dev.refit.dataset.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What a look at a file tells without reading it. */
record FileState(long size, FileTime modified) {

    static FileState of(Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new FileState(attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException e) {
            throw changed(path.toString(), "it is gone");
        }
    }

    void verify(Path path) throws IOException {
        FileState now = of(path);
        if (!equals(now)) {
            throw changed(
                    path.toString(),
                    "it had " + size + " bytes of " + modified + ", now " + now.size + " bytes of " + now.modified);
        }
    }

    static InvalidDataException changed(String place, String how) {
        return new InvalidDataException(
                "file-changed",
                place + ": changed while it was read (" + how
                        + "); publish it again once it is complete, best under a new name moved into place");
    }
}
