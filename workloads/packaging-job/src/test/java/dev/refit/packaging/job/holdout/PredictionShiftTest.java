package dev.refit.packaging.job.holdout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.model.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionShiftTest {
    @TempDir
    Path temp;

    @Test
    void ofClassesTheLargestChangeOfAProbabilityCountsAndALabelThatIsGoneHasNone() throws Exception {
        Path recorded = file("p:0\tp:1\tp:2\tlabel", row(0, 0.75, 0.25) + "\tno", row(1, 0.25, 0.75) + "\tyes");
        // The new model knows other classes, in another order: to it every row is 'no' for certain.
        RowScorer scorer = scorer(List.of("perhaps", "no"), row -> new double[] {1, 0, 1});

        PredictionShift shift = PredictionShift.between(recorded, List.of("no", "yes"), scorer);

        assertThat(shift.rows()).isEqualTo(2);
        assertThat(shift.knownInputs()).isEqualTo(1);
        assertThat(shift.otherLabel()).isEqualTo(1);
        assertThat(shift.moved()).containsExactly(0.25, 0.75);
        assertThat(shift.mean()).isEqualTo(-0.5);
        assertThat(shift.table())
                .contains(
                        List.of("rows with another label", "1 (50.0 %)"),
                        List.of("half of the rows change a probability by at most", "0.2500"),
                        List.of("all rows change a probability by at most", "0.7500"));
    }

    @Test
    void ofAQuantityTheValueCounts() throws Exception {
        Path recorded = file("p:0\tlabel", row(10) + "\t\\N", row(20) + "\t\\N", row(30) + "\t\\N");
        RowScorer scorer = scorer(List.of(), row -> new double[] {22, 0});

        PredictionShift shift = PredictionShift.between(recorded, List.of(), scorer);

        assertThat(shift.moved()).containsExactly(2, 8, 12);
        assertThat(shift.table())
                .containsExactly(
                        List.of("half of the rows change the value by at most", "8.0000"),
                        List.of("95 % of the rows change the value by at most", "12.0000"),
                        List.of("all rows change the value by at most", "12.0000"),
                        List.of("mean change", "+2.0000"));
    }

    private Path file(String header, String... rows) throws Exception {
        StringBuilder text = new StringBuilder("refit-examples 2\nn:x\t" + header + "\n");
        for (String row : rows) {
            text.append("\\N\t").append(row).append('\n');
        }
        return Files.writeString(temp.resolve("examples.tsv"), text);
    }

    private static String row(double... values) {
        StringBuilder row = new StringBuilder();
        for (double value : values) {
            row.append(row.isEmpty() ? "" : "\t").append(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value)));
        }
        return row.toString();
    }

    private static RowScorer scorer(List<String> labels, UnaryOperator<double[]> score) {
        return new RowScorer() {
            @Override
            public OptionalDouble threshold() {
                return OptionalDouble.empty();
            }

            @Override
            public int trees() {
                return 0;
            }

            @Override
            public List<Column> inputs() {
                return List.of(new Column("x", null), new Column("y", null));
            }

            @Override
            public List<String> labels() {
                return labels;
            }

            @Override
            public double[] score(double[] row) {
                return score.apply(row);
            }

            @Override
            public String name() {
                return "a test";
            }
        };
    }
}
