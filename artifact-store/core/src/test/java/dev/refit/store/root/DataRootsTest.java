package dev.refit.store.root;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRootsTest {
    @TempDir
    Path temp;

    private Path data;
    private Path secret;
    private DataRoots roots;

    @BeforeEach
    void aRootAndASecretBesideIt() throws IOException {
        data = Files.createDirectories(temp.resolve("data"));
        secret = Files.writeString(temp.resolve("secret.csv"), "root:x:0\n");
        roots = DataRoots.of(List.of(data.toUri(), URI.create("s3://bucket/data")));
    }

    @Test
    void whatLiesBelowARootIsOpenedHoweverDeep() throws IOException {
        Path file = Files.createDirectories(data.resolve("a/b")).resolve("c.csv");
        Files.writeString(file, "x\n");

        assertThat(content(roots.file(file.toUri()))).isEqualTo("x\n");
        assertThat(roots.contain(file.toUri())).isTrue();
        assertThat(roots.contain(data.resolve("not-there-yet.csv").toUri())).isTrue();
    }

    @Test
    void whatIsOutsideIsRefusedWhetherItIsThereOrNot() {
        for (Path file : List.of(secret, temp.resolve("nowhere.csv"), data, temp)) {
            assertThatThrownBy(() -> roots.file(file.toUri()))
                    .hasMessage("lies outside the data roots, expected it below one of " + data.toUri()
                            + ", s3://bucket/data/; on one machine refit up --data DIR adds one, elsewhere the setting"
                            + " refit.data.roots");
            assertThat(roots.contain(file.toUri())).isFalse();
        }
    }

    @Test
    void aSiblingWhoseNameBeginsAlikeIsOutside() throws IOException {
        Path sibling = Files.createDirectories(temp.resolve("data-of-others")).resolve("a.csv");
        Files.writeString(sibling, "x\n");

        assertThatThrownBy(() -> roots.file(sibling.toUri())).hasMessageStartingWith("lies outside");
        assertThat(roots.contain(URI.create("s3://bucket/data-of-others/a.csv")))
                .isFalse();
    }

    @Test
    void aLinkIsJudgedByWhereItLeads() throws IOException {
        Path file = Files.writeString(data.resolve("a.csv"), "x\n");
        Path inside = Files.createSymbolicLink(data.resolve("inside.csv"), file);
        Path outside = Files.createSymbolicLink(data.resolve("outside.csv"), secret);
        Path folder = Files.createSymbolicLink(data.resolve("folder"), temp);
        Path entrance = Files.createSymbolicLink(temp.resolve("entrance"), data);

        assertThat(roots.file(inside.toUri()).path()).isEqualTo(file.toRealPath());
        assertThat(roots.file(entrance.resolve("a.csv").toUri()).path()).isEqualTo(file.toRealPath());
        assertThat(roots.contain(entrance.resolve("a.csv").toUri())).isTrue();
        assertThatThrownBy(() -> roots.file(outside.toUri())).hasMessageStartingWith("lies outside");
        assertThatThrownBy(() -> roots.file(folder.resolve("secret.csv").toUri()))
                .hasMessageStartingWith("lies outside");
    }

    @Test
    void aRootMayBeALinkItself() throws IOException {
        Path file = Files.writeString(data.resolve("a.csv"), "x\n");
        Path link = Files.createSymbolicLink(temp.resolve("link"), data);

        assertThat(content(DataRoots.of(List.of(link.toUri())).file(file.toUri())))
                .isEqualTo("x\n");
    }

    @Test
    void aFolderExchangedForALinkAfterTheLookIsNotFollowed() throws IOException {
        Path folder = Files.createDirectories(data.resolve("a"));
        Files.writeString(folder.resolve("secret.csv"), "x\n");
        RootedFile file = roots.file(folder.resolve("secret.csv").toUri());
        Files.move(folder, data.resolve("before"));
        Files.createSymbolicLink(folder, temp);

        assertThatThrownBy(file::open).isInstanceOf(IOException.class);
    }

    @Test
    void aFileExchangedForALinkOrAPipeAfterTheLookIsNotOpened() throws Exception {
        Path path = Files.writeString(data.resolve("a.csv"), "x\n");
        RootedFile file = roots.file(path.toUri());
        Files.delete(path);
        Files.createSymbolicLink(path, secret);
        assertThatThrownBy(file::open).isInstanceOf(IOException.class);

        Files.delete(path);
        new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
        assertThatThrownBy(file::open).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> roots.file(path.toUri())).hasMessage("is no regular file, expected one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///proc/self/environ",
                "file:///proc/1/cmdline",
                "file:///dev/null",
                "file:///sys/kernel/vmcoreinfo"
            })
    void whatTheKernelMakesUpIsOutsideWhateverLeadsThere(String uri) throws IOException {
        Path link = Files.createSymbolicLink(data.resolve("link"), Path.of(URI.create(uri)));

        assertThatThrownBy(() -> roots.file(URI.create(uri))).hasMessageStartingWith("lies outside");
        assertThatThrownBy(() -> roots.file(link.toUri())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:relative.csv", "file://host/a.csv", "file:///a.csv?b", "file:///%00"})
    void whatIsNoPathIsRefused(String uri) {
        assertThatThrownBy(() -> roots.file(URI.create(uri)))
                .hasMessageStartingWith("is no file of this machine, expected file:///");
        assertThat(roots.contain(URI.create(uri))).isFalse();
    }

    @Test
    void objectsLieBelowAPrefix() {
        roots.requireObject(URI.create("S3://bucket/data/a.csv"));
        for (String uri : List.of(
                "s3://bucket/a.csv",
                "s3://bucket/data/",
                "s3://other/data/a.csv",
                "s3://bucket.other/data/a.csv",
                "s3://bucket/data/../a.csv")) {
            assertThatThrownBy(() -> roots.requireObject(URI.create(uri)))
                    .as(uri)
                    .hasMessageStartingWith("lies outside the data roots");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///",
                "file:///proc/",
                "file:///data/../",
                "s3:///a",
                "http://a/",
                "data",
                "s3://a/?b",
                "file:a"
            })
    void whatCannotBeARootIsRefused(String uri) {
        assertThatThrownBy(() -> DataRoots.parse(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data root: got " + uri);
    }

    @Test
    void theFormOfTheVariableIsReadBackWhateverTheFolderIsCalled() throws IOException {
        Path odd = Files.createDirectories(temp.resolve("a, $b ü"));
        DataRoots more = roots.and(odd.toUri());

        assertThat(DataRoots.parse(more.text()).uris()).hasSize(3);
        assertThat(DataRoots.parse(more.text()).contain(odd.resolve("a.csv").toUri()))
                .isTrue();
        assertThat(DataRoots.parse("").uris()).isEmpty();
        assertThat(DataRoots.parse(null).uris()).isEmpty();
        assertThatThrownBy(() -> DataRoots.parse("").file(secret.toUri())).hasMessageContaining("below one of none");
    }

    private static String content(RootedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
