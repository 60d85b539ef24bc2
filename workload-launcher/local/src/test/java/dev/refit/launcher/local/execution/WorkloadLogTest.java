package dev.refit.launcher.local.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.workload.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadLogTest {
    @TempDir
    Path folder;

    @Test
    void linesAndCharactersThatASegmentsEndCutAreWholeAgain() throws IOException {
        byte[] word = "größer".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("log.0"), Arrays.copyOf(word, 3));
        Files.write(folder.resolve("log.1"), Arrays.copyOfRange(word, 3, word.length));

        assertThat(new WorkloadLog(folder).tail(5)).containsExactly("größer");
    }

    @Test
    void segmentsFollowTheirNumbersAndNotTheirLetters() throws IOException {
        for (int i = 9; i < 11; i++) {
            Files.writeString(folder.resolve("log." + i), "in " + i + "\n");
        }

        assertThat(new WorkloadLog(folder).tail(5)).containsExactly("in 9", "in 10");
    }

    @Test
    void theLastProgressCountsAndATornOneDoesNot() throws IOException {
        Files.writeString(
                folder.resolve("log.0"),
                new Progress(0.1, "a").toLine() + "\n" + new Progress(0.2, "b").toLine() + "\nwords\n" + Progress.PREFIX
                        + "{\"frac");

        WorkloadLog log = new WorkloadLog(folder);

        assertThat(log.progress()).contains(new Progress(0.2, "b"));
        assertThat(log.tail(5)).containsExactly("words");
    }
}
