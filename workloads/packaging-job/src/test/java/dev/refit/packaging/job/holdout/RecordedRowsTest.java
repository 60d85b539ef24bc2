package dev.refit.packaging.job.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.job.JobFailedException;
import dev.refit.model.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRowsTest {
    private static final String HEADER = "refit-examples 2\nc:a\\tb\tn:x\tp:0\tlabel\n";
    private static final List<Column> INPUTS =
            List.of(new Column("x", null), new Column("a\tb", List.of("U\\A", "B6")), new Column("new", null));

    @TempDir
    Path temp;

    @Test
    void aRowIsReadAsTheModelWantsItAndWhatItDoesNotHaveIsMissing() throws Exception {
        Path file = file(HEADER + "U\\\\A\t4095e00000000000\t3ff0000000000000\tyes\n\\N\t\\N\t0000000000000000\t\\N\nAA"
                + "\t0000000000000000\t0000000000000000\tno\n");
        double[] row = new double[3];

        try (RecordedRows rows = RecordedRows.open(file, INPUTS)) {
            assertThat(rows.known()).isEqualTo(2);
            assertThat(rows.next()).isTrue();
            rows.fill(row);
            assertThat(row).containsExactly(1400, 0, Double.NaN);
            assertThat(rows.number("p:0")).isEqualTo(1);
            assertThat(rows.text("label", null)).isEqualTo("yes");
            assertThat(rows.line()).isEqualTo(3);
            assertThat(rows.next()).isTrue();
            rows.fill(row);
            assertThat(row).containsOnly(Double.NaN);
            assertThat(rows.text("label", "none")).isEqualTo("none");
            assertThat(rows.next()).isTrue();
            rows.fill(row);
            assertThat(row).containsExactly(0, Double.NaN, Double.NaN);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void whatIsNoSuchFileIsRefusedWithItsPlace() {
        refuses("a,b\n1,2\n", "rows.tsv, line 2: got 'a,b', expected 'refit-examples 2' and a header");
        refuses(HEADER + "UA\n", "rows.tsv, line 3: got 1 cells, expected 4");
        refuses(HEADER + "UA\tzz\tp\tl\n", "rows.tsv, line 3: got 'zz', expected 16 hexadecimal digits");
    }

    private void refuses(String content, String message) {
        assertThatThrownBy(() -> {
                    try (RecordedRows rows = RecordedRows.open(file(content), INPUTS)) {
                        while (rows.next()) {
                            rows.fill(new double[3]);
                        }
                    }
                })
                .isInstanceOf(JobFailedException.class)
                .hasMessage(message);
    }

    private Path file(String content) throws Exception {
        return Files.writeString(temp.resolve("rows.tsv"), content);
    }
}
