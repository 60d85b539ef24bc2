package dev.refit.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedFilesTest {
    @TempDir
    Path folder;

    @Test
    void uploadsUnderWayCountTogether() throws IOException {
        ReceivedFiles received = new ReceivedFiles(folder.resolve("none yet"));
        long most = Files.getFileStore(folder).getUsableSpace() / 10 * 6;

        assertThat(received.reserve(most)).isTrue();
        assertThat(received.reserve(most)).isFalse();
        received.release(most);
        assertThat(received.reserve(most)).isTrue();
    }
}
