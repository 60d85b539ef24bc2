package dev.refit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every artifact store promises. An adapter's test extends this and says how to come by a store. */
public abstract class ArtifactStoreContract {
    @TempDir
    Path files;

    /** A store that is empty, at a root that {@link #another} can find too; the same one within a test. */
    protected abstract ArtifactStore store();

    /** The same store as another process has it. */
    protected ArtifactStore another() {
        return ArtifactStores.at(store().root());
    }

    @Test
    void whatWasPutIsRead() throws IOException {
        store().put("runs/a/run.json", bytes("{}"));

        assertThat(another().read("runs/a/run.json")).hasValue(bytes("{}"));
        try (InputStream stream = another().open("runs/a/run.json").orElseThrow()) {
            assertThat(stream).hasBinaryContent(bytes("{}"));
        }
        assertThat(another().exists("runs/a/run.json")).isTrue();
    }

    @Test
    void whatWasNotPutIsNotThere() {
        store().put("runs/a/run.json", bytes("{}"));

        assertThat(store().read("runs/b/run.json")).isEmpty();
        assertThat(store().open("runs/b/run.json")).isEmpty();
        assertThat(store().exists("runs/b/run.json")).isFalse();
        assertThat(store().exists("runs/a")).isFalse();
        assertThat(store().exists("run.json")).isFalse();
    }

    @Test
    void whenSomethingWasWrittenIsKnown() {
        Instant before = Instant.now().minusSeconds(60);
        store().put("uploads/a/m.zip", bytes("m"));

        assertThat(another().written("uploads/a/m.zip").orElseThrow())
                .isBetween(before, Instant.now().plusSeconds(60));
        assertThat(another().written("uploads/b/m.zip")).isEmpty();
    }

    @Test
    void aConditionalPutWritesOnceAndTheFirstContentStays() {
        assertThat(store().putIfAbsent("a/outcome.json", bytes("first"))).isTrue();

        assertThat(store().putIfAbsent("a/outcome.json", bytes("second"))).isFalse();
        assertThat(another().putIfAbsent("a/outcome.json", bytes("third"))).isFalse();
        assertThat(another().read("a/outcome.json")).hasValue(bytes("first"));
    }

    @Test
    void anEmptyObjectIsAnObject() {
        assertThat(store().putIfAbsent("a/_SUCCESS", new byte[0])).isTrue();

        assertThat(store().putIfAbsent("a/_SUCCESS", bytes("x"))).isFalse();
        assertThat(store().read("a/_SUCCESS")).hasValue(new byte[0]);
        assertThat(store().exists("a/_SUCCESS")).isTrue();
        assertThat(store().list("a/")).containsExactly("a/_SUCCESS");
    }

    @Test
    void aPutReplacesTheWhole() {
        store().put("a/b.json", bytes("something long"));

        store().put("a/b.json", bytes("short"));

        assertThat(another().read("a/b.json")).hasValue(bytes("short"));
    }

    @Test
    void aStreamThatWasOpenedGoesOnWithWhatItBegan() throws IOException {
        byte[] before = noise(1 << 20, 1);
        store().put("a/b.bin", before);

        try (InputStream stream = store().open("a/b.bin").orElseThrow()) {
            byte[] start = stream.readNBytes(10);
            store().put("a/b.bin", noise(1 << 19, 2));

            assertThat(start).isEqualTo(Arrays.copyOf(before, 10));
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(before, 10, before.length));
        }
    }

    @Test
    void aLargeObjectIsReadAsItWasWritten() throws IOException {
        byte[] large = noise(48 << 20, 7);

        store().put("a/model.zip", large);

        try (InputStream stream = another().open("a/model.zip").orElseThrow()) {
            assertThat(Arrays.equals(stream.readAllBytes(), large)).isTrue();
        }
    }

    @Test
    void aFileIsStoredWhole() throws IOException {
        byte[] large = noise(40 << 20, 8);
        store().put("a/model.zip", bytes("before"));

        store().put("a/model.zip", Files.write(files.resolve("model.zip"), large));
        store().put("a/_SUCCESS", Files.createFile(files.resolve("empty")));

        assertThat(Arrays.equals(another().read("a/model.zip").orElseThrow(), large))
                .isTrue();
        assertThat(another().sizes("a/")).containsExactly(entry("a/_SUCCESS", 0L), entry("a/model.zip", 40L << 20));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = files.resolve("missing");

        assertThatThrownBy(() -> store().put("a/b", missing))
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageContaining("a/b")
                .hasMessageContaining(missing.toString());
        assertThat(store().list("")).isEmpty();
    }

    @Test
    void anObjectIsFoundByItsUri() throws IOException {
        store().put("a/b", bytes("four"));
        DataObject object = ArtifactStores.object(store().uri("a/b"));
        DataObject.State before = object.state().orElseThrow();

        try (InputStream stream = object.open().orElseThrow()) {
            assertThat(stream).hasBinaryContent(bytes("four"));
        }
        store().put("a/b", bytes("and five"));

        assertThat(before.size()).isEqualTo(4);
        assertThat(object.state().orElseThrow()).isNotEqualTo(before);
        assertThat(ArtifactStores.object(store().uri("a/c")).state()).isEmpty();
        assertThat(ArtifactStores.object(store().uri("a/c")).open()).isEmpty();
        assertThat(ArtifactStores.object(store().uri("a")).state()).isEmpty();
    }

    @Test
    void listsAllBelowAPrefixInOrder() {
        for (String path : new String[] {"b/2", "b/10", "b/c/1", "b-c/1", "a/1", "b/B", "c"}) {
            store().put(path, bytes(path));
        }

        assertThat(store().list("b/")).containsExactly("b/10", "b/2", "b/B", "b/c/1");
        assertThat(store().list("b/c/")).containsExactly("b/c/1");
        assertThat(store().list("")).containsExactly("a/1", "b-c/1", "b/10", "b/2", "b/B", "b/c/1", "c");
        assertThat(store().list("nothing/")).isEmpty();
    }

    @Test
    void anEmptyStoreListsNothing() {
        assertThat(store().list("")).isEmpty();
    }

    @Test
    void sizesAreInBytes() {
        store().put("a/b", bytes("four"));
        store().put("a/c/_SUCCESS", new byte[0]);

        assertThat(another().sizes("a/")).containsExactly(entry("a/b", 4L), entry("a/c/_SUCCESS", 0L));
    }

    @Test
    void whatWasDeletedIsNotThereAndMayBePutAgain() {
        store().put("a/b/outcome.json", bytes("first"));
        store().put("a/b-2", bytes("beside"));

        another().delete("a/b/outcome.json");

        assertThat(store().read("a/b/outcome.json")).isEmpty();
        assertThat(store().list("")).containsExactly("a/b-2");
        assertThat(store().putIfAbsent("a/b/outcome.json", bytes("second"))).isTrue();
        assertThat(another().read("a/b/outcome.json")).hasValue(bytes("second"));
    }

    @Test
    void deletingWhatIsNotThereChangesNothing() {
        store().put("a/b", bytes("b"));

        store().delete("a/c");
        store().delete("a");
        store().delete("x/y");
        store().deleteAll("x/");
        store().deleteAll("a/b/");

        assertThat(store().list("")).containsExactly("a/b");
    }

    @Test
    void allBelowAPrefixIsDeletedAndNothingBesideIt() {
        for (String path : new String[] {"a/b/1", "a/b/c/2", "a/b-c/3", "a/bc", "a/d"}) {
            store().put(path, bytes(path));
        }

        another().deleteAll("a/b/");
        another().deleteAll("a/b/");

        assertThat(store().list("")).containsExactly("a/b-c/3", "a/bc", "a/d");
    }

    @Test
    void everythingAtOnceIsNeverDeleted() {
        store().put("a/b", bytes("b"));

        assertThatThrownBy(() -> store().deleteAll("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().deleteAll("a")).isInstanceOf(IllegalArgumentException.class);
        assertThat(store().list("")).containsExactly("a/b");
    }

    @Test
    void aPrefixThatIsNoFolderIsRefused() {
        assertThatThrownBy(() -> store().list("runs/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prefix: got 'runs/a', expected one that ends in '/'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a/b", "dataset=flights/part-00000.snappy.parquet", "_SUCCESS", ".crc", "A-1_2.3=4/..a"})
    void thesePathsAreFine(String path) {
        store().put(path, bytes(path));

        assertThat(store().read(path)).hasValue(bytes(path));
        assertThat(store().list("")).containsExactly(path);
        assertThat(store().path(store().uri(path))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a//b",
                "..",
                "../a",
                "a/..",
                "a/../b",
                ".",
                "./a",
                "a/./b",
                "a b",
                "a%20b",
                "a\\b",
                "C:/a",
                "ä",
                "a\n",
                "a\u0000",
                "a*",
                "s3://bucket/a",
                "a?b",
                "a#b"
            })
    void thesePathsAreRefused(String path) {
        assertRefused(path, () -> store().read(path));
        assertRefused(path, () -> store().open(path));
        assertRefused(path, () -> store().exists(path));
        assertRefused(path, () -> store().put(path, bytes("x")));
        assertRefused(path, () -> store().putIfAbsent(path, bytes("x")));
        assertRefused(path, () -> store().uri(path));
        assertRefused(path, () -> store().delete(path));
        assertThat(store().list("")).isEmpty();
    }

    @Test
    void aPathHasAUriAndAUriAPath() {
        URI uri = store().uri("runs/a/run.json");

        assertThat(store().root().toString()).endsWith("/");
        assertThat(uri.toString()).isEqualTo(store().root() + "runs/a/run.json");
        assertThat(store().path(uri)).isEqualTo("runs/a/run.json");
        assertThat(store().path(URI.create(uri.toString()))).isEqualTo("runs/a/run.json");
        assertThat(another().root()).isEqualTo(store().root());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///elsewhere/a", "s3://elsewhere/a", "a"})
    void aUriElsewhereHasNoPath(URI uri) {
        assertThatThrownBy(() -> store().path(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(uri.toString());
    }

    private static void assertRefused(String path, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path: got '" + path + "', expected segments");
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] noise(int size, long seed) {
        byte[] noise = new byte[size];
        new Random(seed).nextBytes(noise);
        return noise;
    }
}
