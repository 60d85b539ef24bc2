package dev.refit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    Path folder;

    @Test
    void foldersAreMadeWhereTheyAreMissing() throws IOException {
        Path deep = folder.resolve("a/b/c");

        DurableFiles.createFolders(deep);
        DurableFiles.createFolders(deep);

        assertThat(deep).isDirectory();
    }

    @Test
    void aFileInTheWayIsTold() throws IOException {
        Files.writeString(folder.resolve("a"), "a file");

        assertThatThrownBy(() -> DurableFiles.createFolders(folder.resolve("a/b")))
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void allBelowAFolderIsForcedAndWhatIsMissingIsTold() throws IOException {
        DurableFiles.createFolders(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "content");

        DurableFiles.forceAll(folder);

        assertThatThrownBy(() -> DurableFiles.force(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
    }
}
