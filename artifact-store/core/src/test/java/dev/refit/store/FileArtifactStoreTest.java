package dev.refit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest extends ArtifactStoreRaceContract {
    @TempDir
    Path temporary;

    private Path folder;
    private ArtifactStore store;

    @BeforeEach
    void open() {
        folder = temporary.resolve("Ablage für März/store");
        store = FileArtifactStore.at(folder);
    }

    @AfterEach
    void noDraftIsLeft() throws IOException {
        try (Stream<Path> drafts = Files.list(folder.resolve(".drafts"))) {
            assertThat(drafts).isEmpty();
        }
    }

    @Override
    protected ArtifactStore store() {
        return store;
    }

    @Test
    void anObjectIsAFileBelowTheFolder() {
        store.put("runs/a/run.json", bytes("{}"));

        assertThat(folder.resolve("runs/a/run.json")).hasContent("{}");
        assertThat(Path.of(store.uri("runs/a/run.json"))).hasContent("{}");
        assertThat(store.root().toString()).contains("f%C3%BCr%20M%C3%A4rz");
    }

    @Test
    void aDraftOfAProcessThatWasKilledLongAgoIsGoneAndAnotherOnesStays() throws IOException {
        Path old = Files.writeString(folder.resolve(".drafts/old"), "half of");
        Path young = Files.writeString(folder.resolve(".drafts/young"), "half of");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        another();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        Files.delete(young);
    }

    @Test
    void foldersThatDeletingLeavesEmptyAreGone() throws IOException {
        store.put("runs/a/1/part", bytes("a"));
        store.put("runs/b", bytes("b"));
        Files.createDirectories(folder.resolve("runs/a/1/_temporary/0"));
        Files.writeString(folder.resolve("runs/a/1/März 1.csv"), "a workload names its files as it likes");

        store.deleteAll("runs/a/1/");

        assertThat(folder.resolve("runs/a")).doesNotExist();
        store.delete("runs/b");
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(folder).exists();
    }

    @Test
    void aLinkIsDeletedAndNotWhatItPointsTo() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside"), "mine");
        store.put("runs/a/1/part", bytes("a"));
        Files.createSymbolicLink(folder.resolve("runs/a/1/link"), outside);
        Files.createSymbolicLink(folder.resolve("runs/a/1/folder"), temporary);

        store.deleteAll("runs/a/1/");

        assertThat(outside).hasContent("mine");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void theRootMayBeALink() throws IOException {
        store.put("a", bytes("a"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);

        ArtifactStore linked = FileArtifactStore.at(link);

        assertThat(linked.read("a")).hasValue(bytes("a"));
        assertThat(linked.path(store.uri("a"))).isEqualTo("a");
    }

    @Test
    void aFileWhereAFolderIsNeededIsNamed() {
        store.put("a", bytes("a"));

        assertThatThrownBy(() -> store.put("a/b", bytes("b")))
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageStartingWith("cannot write a/b in the artifact store: ");
    }

    @Test
    void aFolderIsNoObject() {
        store.put("a/b", bytes("b"));

        assertThatThrownBy(() -> store.read("a"))
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageStartingWith("cannot read a in the artifact store: ");
        assertThatThrownBy(() -> store.put("a", bytes("a")))
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageStartingWith("cannot write a in the artifact store: ");
    }

    @Test
    void aRootThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> FileArtifactStore.at(file.resolve("store")))
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageStartingWith("cannot open " + file.resolve("store") + " in the artifact store: ");
    }

    @Test
    void aStoreThatMayNotBeWrittenSaysSo() throws IOException {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Files.setPosixFilePermissions(runs, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(runs)).as("root may write everywhere").isFalse();

            assertThatThrownBy(() -> store.put("runs/a", bytes("a")))
                    .isInstanceOf(ArtifactStoreException.class)
                    .hasMessageContaining("AccessDenied");
        } finally {
            Files.setPosixFilePermissions(runs, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void anotherSchemeHasNoAdapter() {
        assertThatThrownBy(() -> ArtifactStores.at(URI.create("gs://bucket/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("artifact store: got gs://bucket/, expected a file: URI");
    }
}
