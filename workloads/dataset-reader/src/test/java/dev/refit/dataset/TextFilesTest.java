package dev.refit.dataset;

import static dev.refit.dataset.TextDataset.CSV;
import static dev.refit.dataset.TextDataset.JSON;
import static dev.refit.dataset.TextDataset.gzip;
import static dev.refit.dataset.TextDataset.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Format;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFilesTest {
    private static final TypedColumn A = new TypedColumn("a", ColumnType.INT);
    private static final TypedColumn B = new TypedColumn("b", ColumnType.STRING);

    @ParameterizedTest
    @ValueSource(strings = {"data.csv.gz", "data.csv.GZ", "data.csv"})
    void gzipIsToldByContent(String name) throws Exception {
        assertThat(rows(name, gzip("a,b\n1,one\n"), CSV, A, B)).containsExactly(List.of(1, "one"));
        assertThat(rows(name, gzip("{\"a\":1,\"b\":\"one\"}\n"), JSON, A, B)).containsExactly(List.of(1, "one"));
    }

    @Test
    void allMembersOfAGzipFileAreRead() throws Exception {
        byte[] two = join(gzip("a,b\n1,one\n"), gzip("2,two\n"), gzip(""), gzip("3,three\n"));

        assertThat(rows("data.csv.gz", two, CSV, A, B))
                .containsExactly(List.of(1, "one"), List.of(2, "two"), List.of(3, "three"));
    }

    @Test
    void aFurtherMemberThatIsDamagedAnywhereIsRefused() throws Exception {
        byte[] second = gzip("{\"a\":2,\"b\":\"two\"}\n");
        byte[] whole = join(gzip("{\"a\":1,\"b\":\"one\"}\n"), second);
        int starts = whole.length - second.length;
        // What follows the first two bytes tells time, flags and system: it may be anything.
        for (int at : new int[] {starts, starts + 1, starts + 2, starts + 12, whole.length - 8, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x5a;
            assertDamaged(damaged, JSON);
        }
    }

    @Test
    void aFileThatIsCutOffInAnyMemberIsRefused() throws Exception {
        byte[] first = gzip("a,b\n1,one\n");
        byte[] whole = join(first, gzip("2,two\n"));
        for (int length = 2; length < whole.length; length++) {
            if (length != first.length) {
                assertDamaged(Arrays.copyOf(whole, length), CSV);
            }
        }
    }

    @Test
    void whatFollowsTheLastMemberIsNoEnd() throws Exception {
        assertDamaged(join(gzip("a,b\n1,one\n"), "2,two\n".getBytes(StandardCharsets.UTF_8)), CSV);
    }

    @Test
    void aSourceThatFailsIsNoDamagedFile() {
        IOException away = new IOException("connection reset");
        InputStream failing = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw away;
            }
        };

        assertThatThrownBy(() -> TextFiles.open("data.csv.gz", failing, CSV, List.of(A, B)))
                .isSameAs(away);
    }

    @Test
    void anotherEncodingIsNamed() throws Exception {
        String text = "a,b\n1,one\n";

        assertUnreadable(text.getBytes(StandardCharsets.UTF_16), "is UTF-16");
        assertUnreadable(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), "save it as CSV UTF-8");
        assertUnreadable(text.getBytes(StandardCharsets.UTF_16LE), "bytes of value 0, as UTF-16");
        assertUnreadable("a,ü\n".getBytes(StandardCharsets.ISO_8859_1), "data.csv: is not UTF-8");
    }

    @Test
    void anotherFormatIsNamed() throws Exception {
        assertUnreadable("PAR1\u0015\u0000".getBytes(StandardCharsets.ISO_8859_1), "is a Parquet file");
        assertUnreadable("PK\u0003\u0004\n".getBytes(StandardCharsets.ISO_8859_1), "is a zip archive");
        assertUnreadable("(\u00b5/\u00fd$".getBytes(StandardCharsets.ISO_8859_1), "compressed by zstd");
        assertThat(rows("ORC,a,b\nx,1,one\n", CSV, A, B)).containsExactly(List.of(1, "one"));
    }

    private static void assertUnreadable(byte[] content, String words) {
        assertThatThrownBy(() -> rows("data.csv", content, CSV, A, B))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("data.csv: ")
                .hasMessageContaining(words);
    }

    private static void assertDamaged(byte[] content, Format format) {
        assertThatThrownBy(() -> rows("data.gz", content, format, A, B))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo("unreadable-file"))
                .hasMessageContaining("damaged or cut off");
    }

    private static byte[] join(byte[]... parts) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.write(part);
        }
        return joined.toByteArray();
    }
}
