package dev.refit.model.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.OffsetAsInput;
import dev.refit.model.Scorer;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetAsInputTest {
    private final Scorer scorer = OffsetAsInput.of(new Adding("exposure"));

    @Test
    void theOffsetIsTheLastInput() {
        double[] out = new double[1];

        scorer.score(new double[] {2, 3, 0.5}, out);

        assertThat(out).containsExactly(5.5);
        assertThat(scorer.info().inputs()).extracting(Column::name).containsExactly("a", "b", "exposure");
        assertThat(scorer.info().offsetColumn()).isEqualTo("exposure");
    }

    @Test
    void manyRowsAreScoredAsEachAloneAndMarginsAreWithoutIt() {
        double[][] out = new double[2][1];
        double[] margins = new double[1];

        scorer.score(new double[][] {{2, 3, 0.5}, {2, 3, 1}}, out);
        scorer.margins(new double[] {2, 3, 0.5}, margins);

        assertThat(out).isDeepEqualTo(new double[][] {{5.5}, {6}});
        assertThat(margins).containsExactly(5);
    }

    @Test
    void aRowWithoutItIsRefused() {
        double[] out = new double[1];

        assertThatThrownBy(() -> scorer.score(new double[] {2, 3, Double.NaN}, out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exposure: got nothing, expected a number, which the model adds to its margin");
        assertThatThrownBy(() -> scorer.score(new double[] {2, 3}, out))
                .hasMessage("row: 2 values, expected 3, one for each input");
    }

    @Test
    void aModelWithoutOneIsLeftAsItIs() {
        Scorer plain = new Adding(null);

        assertThat(OffsetAsInput.of(plain)).isSameAs(plain);
    }

    /** Adds up two numbers. */
    private record Adding(String offset) implements Scorer {
        @Override
        public ModelInfo info() {
            return new ModelInfo(
                    "glm",
                    "Generalized Linear Modeling",
                    "Regression",
                    List.of(new Column("a", null), new Column("b", null)),
                    "sum",
                    List.of(),
                    1,
                    offset,
                    0,
                    "AUTO",
                    "1.00",
                    "3.44.0.1",
                    "none");
        }

        @Override
        public int outputSize() {
            return 1;
        }

        @Override
        public void score(double[] row, double offset, double[] out) {
            out[0] = row[0] + row[1] + offset;
        }

        @Override
        public void score(double[][] rows, double[][] out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int marginCount() {
            return 1;
        }

        @Override
        public void margins(double[] row, double[] out) {
            out[0] = row[0] + row[1];
        }

        @Override
        public int trees() {
            return 0;
        }

        @Override
        public void leafAssignments(double[] row, int[] out) {}
    }
}
