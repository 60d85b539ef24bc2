package dev.refit.packaging.job.holdout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables of the model card. */
class HoldoutReportTest {

    @Test
    void calibrationComparesWhatWasPredictedWithWhatHappened() {
        Calibration calibration = new Calibration();
        calibration.add(0.11, true, 1);
        calibration.add(0.19, false, 3);
        calibration.add(1.0, true, 2);

        assertThat(calibration.table())
                .containsExactly(
                        List.of("10.0 % and 20.0 %", "2", "0.1700", "0.2500"),
                        List.of("90.0 % and 100.0 %", "1", "1.0000", "1.0000"));
        assertThat(calibration.svg("c")).contains("<circle", "<polyline");
    }

    @Test
    void confusionIsAMatrixThatCountsWeights() {
        Confusion confusion = new Confusion(List.of("no", "yes"));
        confusion.add("no", 0, 1);
        confusion.add("no", 1, 1);
        confusion.add("yes", 1, 2.5);
        confusion.add("perhaps", 1, 1);

        assertThat(confusion.header()).containsExactly("true class", "predicted no", "predicted yes");
        assertThat(confusion.table())
                .containsExactly(
                        List.of("no", "1", "1"), List.of("yes", "0", "2.5000"), List.of("(another)", "0", "1"));
        assertThat(confusion.svg("c")).contains("50 %", "100 %");
    }

    @Test
    void ofManyClassesTheWorstMistakesAreTold() {
        Confusion confusion =
                new Confusion(IntStream.range(0, 30).mapToObj(i -> "class " + i).toList());
        confusion.add("class 3", 3, 100);
        confusion.add("class 3", 4, 1);
        confusion.add("class 29", 0, 7);

        assertThat(confusion.isMatrix()).isFalse();
        assertThat(confusion.table())
                .containsExactly(List.of("class 29", "class 0", "7"), List.of("class 3", "class 4", "1"));
    }

    @Test
    void residualsAreToldByTenthsOfThePredictions() {
        Residuals residuals = new Residuals();
        IntStream.range(0, 100).forEach(i -> residuals.add(i, i + (i % 10) - 5));

        assertThat(residuals.table()).hasSize(10).allSatisfy(row -> assertThat(row.subList(1, 5))
                .containsExactly("10", "-4.0000", "0.0000", "4.0000"));
        assertThat(residuals.svg("r")).contains("<rect");
        assertThat(new Residuals().table()).isEmpty();
    }
}
