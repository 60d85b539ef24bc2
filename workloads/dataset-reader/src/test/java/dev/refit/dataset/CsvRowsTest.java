package dev.refit.dataset;

import static dev.refit.dataset.TextDataset.CSV;
import static dev.refit.dataset.TextDataset.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Format;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    private static final TypedColumn A = new TypedColumn("a", ColumnType.INT);
    private static final TypedColumn B = new TypedColumn("b", ColumnType.STRING);

    @Test
    void columnsAreFoundByNameWhateverTheirOrderAndOthersAreSkipped() throws Exception {
        assertThat(rows("x,b,a\n?,one,1\n?,two,2\n", CSV, A, B)).containsExactly(List.of(1, "one"), List.of(2, "two"));
    }

    @Test
    void withoutAHeaderColumnsAreFoundByPosition() throws Exception {
        Format.Csv headless = new Format.Csv(";", false, null, null);

        assertThat(rows("1;one\n", headless, A, B)).containsExactly(List.of(1, "one"));
    }

    @Test
    void theEmptyTextAndEachNullTextAreNoValue() throws Exception {
        assertThat(rows("a,b\nNA,NA\n,\"\"\n", CSV, A, B))
                .containsExactly(Arrays.asList(null, null), Arrays.asList(null, null));
    }

    @Test
    void quotedFieldsHoldDelimitersQuotesAndLineBreaks() throws Exception {
        assertThat(rows("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n", CSV, A, B)).containsExactly(List.of(1, "x, \"y\"\nz"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedInsteadOfTakingTheRestForOneValue() throws Exception {
        assertThatThrownBy(() -> rows("a,b\n1,\"x\n2,y\n", CSV, A, B))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("data.txt: line 2: a quote is opened and never closed");
        assertThatThrownBy(() -> rows("a,b\n1,\"x\"\"\n2,\"\"", CSV, A, B)).hasMessageContaining("line 2: a quote");
        assertThat(rows("a,b\n1,5\" wide\n2,\"\"\n3,\"a\"\"\"", CSV, A, B))
                .containsExactly(List.of(1, "5\" wide"), Arrays.asList(2, null), List.of(3, "a\""));
    }

    @Test
    void aByteOrderMarkAndEmptyLinesAreSkipped() throws Exception {
        assertThat(rows("\uFEFFa,b\n\n1,one\n\n", CSV, A, B)).containsExactly(List.of(1, "one"));
    }

    @Test
    void gzippedFilesAreUnpacked() throws Exception {
        assertThat(rows("data.csv.gz", TextDataset.gzip("a,b\n1,one\n"), CSV, A, B))
                .containsExactly(List.of(1, "one"));
    }

    @Test
    void anUnparsableValueIsNamedWithFileLineColumnAndType() {
        assertThatThrownBy(() -> rows("a,b\n1,x\n1.5,y\n", CSV, A, B))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("data.txt: line 3, column a: got '1.5', expected a whole number of 32 bits (int)");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> rows("a,b\n1,x\n2\n", CSV, A, B))
                .hasMessage("data.txt: line 3: has 1 field, expected 2");
    }

    @Test
    void missingColumnsAreAllNamed() {
        assertThatThrownBy(() -> rows("c,d\n1,x\n", CSV, A, B))
                .hasMessage("data.txt: line 1: is not its header, has none of the columns a, b");
    }

    @Test
    void aColumnThatStandsThereTwiceIsAmbiguous() {
        assertThatThrownBy(() -> rows("a,b,a\n1,x,2\n", CSV, A, B)).hasMessageContaining("column a stands there twice");
    }

    @Test
    void aFileWithoutAHeaderIsRefused() {
        assertThatThrownBy(() -> rows("", CSV, A, B)).hasMessageContaining("expected a first line");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = "a,b\n1,Zürich\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> rows("data.csv", latin1, CSV, A, B))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void aCutOffGzipFileIsRefused() throws Exception {
        byte[] whole = TextDataset.gzip("a,b\n1,one\n");

        assertThatThrownBy(() -> rows("data.csv.gz", Arrays.copyOf(whole, whole.length - 10), CSV, A, B))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("damaged or cut off");
        assertThatThrownBy(() -> rows("data.csv.gz", "a,b\n".getBytes(StandardCharsets.UTF_8), CSV, A, B))
                .hasMessageContaining("is not a gzip file");
    }

    @Test
    void whatTheParserSaysIsKept() {
        assertThatThrownBy(() -> rows("a,b\n1,\"x \\\"y\\\"\"\n", CSV, A, B))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("quote");
        assertThatThrownBy(() -> rows("a,b" + ",x".repeat(20_000) + "\n", CSV, A, B))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("16384");
    }
}
