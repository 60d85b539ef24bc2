package dev.refit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
    @TempDir
    Path folder;

    @Test
    void theLastLinesAreKeptAndNoMoreThanTwoFiles() throws IOException {
        Path file = folder.resolve("broker.log");
        Files.writeString(file, "of an earlier start\n");

        try (PrintStream log = new PrintStream(new BoundedLog(file, 100), true, StandardCharsets.UTF_8)) {
            for (int i = 1; i <= 100; i++) {
                log.println("line " + i);
            }
            log.print("half");
        }

        assertThat(file).content().endsWith("line 100\nhalf");
        assertThat(Files.readString(folder.resolve("broker.log.1")) + Files.readString(file))
                .contains("line 90\nline 91\n")
                .doesNotContain("line 1\n", "earlier")
                .hasSizeLessThan(250);
        assertThat(folder).isDirectoryNotContaining("glob:**.2");
    }
}
