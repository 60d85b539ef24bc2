package dev.refit.run.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2012, 2013",
        "2013-Q1, 2013-Q4",
        "2013-02, 2013-10",
        "2012-12, 2013-01",
        "2013-W09, 2013-W10",
        "2013-03-09, 2013-03-10",
        "2013-03-09T23, 2013-03-10T00"
    })
    void periodsOfOneFormHaveTheOrderOfTime(String older, String newer) {
        assertThat(PartitionPeriod.isOlder(older, newer)).isTrue();
        assertThat(PartitionPeriod.isOlder(newer, older)).isFalse();
        assertThat(PartitionPeriod.isOlder(older, older)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2012, 2013-01",
        "2013-01, 2013-01-31",
        "2013-W01, 2013-02",
        "north, south",
        "1, 2",
        "1001, 1002",
        "2013-00, 2013-13",
        "2013-W54, 2013-W55",
        "region=1, region=2",
        "2013-01-rerun, 2013-02-rerun"
    })
    void labelsAndPeriodsOfDifferentFormsHaveNone(String one, String other) {
        assertThat(PartitionPeriod.isOlder(one, other)).isFalse();
        assertThat(PartitionPeriod.isOlder(other, one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "2013-3", "20130301", "2013-03-32", "v2013-03", "2013-03-01T24"})
    void otherNamesAreLabels(String name) {
        assertThat(PartitionPeriod.parse(name)).isEmpty();
    }
}
