package dev.refit.training.job.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFolderTest {
    @TempDir
    Path temp;

    @Test
    void aFolderWithUmlautsIsReadThroughALinkThatIsGoneAfterwards() throws IOException {
        assumeTrue(System.getProperty("sun.jnu.encoding").startsWith("UTF"), "this locale has no umlauts");
        Path folder = Files.createDirectory(temp.resolve("blänks"));
        Files.writeString(folder.resolve("part"), "rows");

        Path read;
        try (PlainFolder plain = PlainFolder.of(folder)) {
            read = plain.path();
            assertThat(read.toString()).matches("\\p{ASCII}+");
            assertThat(read.resolve("part")).hasContent("rows");
        }

        assertThat(read.getParent()).doesNotExist();
        assertThat(folder.resolve("part")).exists();
    }

    @Test
    void aPlainFolderIsReadWhereItIs() throws IOException {
        try (PlainFolder plain = PlainFolder.of(temp)) {
            assertThat(plain.path()).isEqualTo(temp);
        }

        assertThat(temp).exists();
    }
}
