package dev.refit.events.definition.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

    @ParameterizedTest
    @EnumSource(names = {"AUC", "AUCPR", "R2"})
    void moreOfTheseIsBetter(Metric metric) {
        assertThat(metric.isBetter(0.9, 0.8)).isTrue();
        assertThat(metric.isBetter(0.8, 0.9)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AUC", "AUCPR", "R2"})
    void lessOfTheseIsBetter(Metric metric) {
        assertThat(metric.isBetter(0.8, 0.9)).isTrue();
        assertThat(metric.isBetter(0.9, 0.8)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aTieIsNotBetterNorIsWhatCannotBeCompared(Metric metric) {
        assertThat(metric.isBetter(0.5, 0.5)).isFalse();
        assertThat(metric.isBetter(Double.NaN, 0.5)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIsTheNameInJson(Metric metric) {
        assertThat(RefitJson.write(metric)).isEqualTo('"' + metric.key() + '"');
    }

    @Test
    void columnTypesAreNamedAsInSpark() {
        for (ColumnType type : ColumnType.values()) {
            assertThat(RefitJson.write(type)).isEqualTo('"' + type.sqlName() + '"');
        }
    }
}
