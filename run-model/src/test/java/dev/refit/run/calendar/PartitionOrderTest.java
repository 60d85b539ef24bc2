package dev.refit.run.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.definition.trigger.PartitionsSpec.Every;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionOrderTest {
    private static final PartitionOrder BY_NAME = new PartitionOrder(null);
    private static final PartitionOrder YEARS = new PartitionOrder(new PartitionsSpec(Every.YEAR, null));

    @ParameterizedTest
    @CsvSource({
        "2013-Q1, 2013-Q4",
        "2013-02, 2013-10",
        "2012-12, 2013-01",
        "2013-W09, 2013-W10",
        "2013-03-09, 2013-03-10",
        "2013-03-09T23, 2013-03-10T00"
    })
    void periodsOfOneFormHaveTheOrderOfTime(String older, String newer) {
        assertThat(BY_NAME.isOlder(older, newer)).isTrue();
        assertThat(BY_NAME.isOlder(newer, older)).isFalse();
        assertThat(BY_NAME.isOlder(older, older)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2012, 2013",
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
        assertThat(BY_NAME.isOlder(one, other)).isFalse();
        assertThat(BY_NAME.isOlder(other, one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"north", "2013-3", "20130301", "2013-03-32", "2013-02-30", "2013", "v2013-03", "2013-03-01T24"})
    void otherNamesAreLabels(String name) {
        assertThat(BY_NAME.isPeriod(name)).isFalse();
    }

    @Test
    void whatTheDefinitionSaysOfPartitionsDecides() {
        assertThat(YEARS.isOlder("2012", "2013")).isTrue();
        assertThat(YEARS.isOlder("2013-01", "2013-02")).isFalse();
    }
}
