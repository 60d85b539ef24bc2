package dev.refit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a small disk of its own. */
class FullDiskTest {
    private static final byte[] TOO_MUCH = new byte[4 << 20];

    @TempDir
    Path disk;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "only root can mount");
    }

    @AfterEach
    void unmount() throws Exception {
        done("umount", disk.toString());
    }

    @Test
    void whatDoesNotFitIsRefusedWholeAndWritingGoesOnOnceThereIsRoom() throws IOException {
        FileArtifactStore store = FileArtifactStore.at(disk.resolve("store"));
        store.put("runs/kept", "kept".getBytes(UTF_8));

        assertThatThrownBy(() -> store.put("runs/large", TOO_MUCH)).satisfies(FullDiskTest::namesObjectAndReason);
        assertThatThrownBy(() -> store.putIfAbsent("runs/large", TOO_MUCH))
                .satisfies(FullDiskTest::namesObjectAndReason);
        assertThatThrownBy(() -> store.put("runs/kept", TOO_MUCH)).isInstanceOf(ArtifactStoreException.class);

        assertThat(store.exists("runs/large")).isFalse();
        assertThat(store.read("runs/kept")).hasValue("kept".getBytes(UTF_8));
        try (var drafts = Files.list(disk.resolve("store/.drafts"))) {
            assertThat(drafts).isEmpty();
        }
        assertThat(store.putIfAbsent("runs/large", "small by now".getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void whatBecomesReadOnlySaysSoAndIsReadAllTheSame() throws Exception {
        FileArtifactStore store = FileArtifactStore.at(disk.resolve("store"));
        store.put("runs/kept", "kept".getBytes(UTF_8));
        assertThat(done("mount", "-o", "remount,ro", disk.toString())).isTrue();

        assertThatThrownBy(() -> store.put("runs/more", new byte[1]))
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageContaining("cannot write runs/more")
                .hasMessageContaining("Read-only file system");
        assertThat(store.read("runs/kept")).hasValue("kept".getBytes(UTF_8));
    }

    private static void namesObjectAndReason(Throwable e) {
        assertThat(e)
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageContaining("cannot write runs/large in the artifact store: ")
                .hasMessageContaining("No space left on device");
    }

    private static boolean done(String... line) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(line))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
