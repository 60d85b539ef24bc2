package dev.refit.model.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2013-03-01, 2013-03-01T00:00:00Z",
        "2013-03-01T10:30:00Z, 2013-03-01T10:30:00Z",
        "2013-03-01T10:30:00, 2013-03-01T10:30:00Z",
        "2013-03-01 10:30:00, 2013-03-01T10:30:00Z",
        "2013-03-01 10:30, 2013-03-01T10:30:00Z",
        "2013-03-01 10:30:00.123456, 2013-03-01T10:30:00.123456Z",
        "2013-03-01T10:30:00+02:00, 2013-03-01T08:30:00Z",
        "2013-03-01T10:30:00-0500, 2013-03-01T15:30:00Z",
        "2013-03-01 10:30:00+00:00, 2013-03-01T10:30:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z"
    })
    void timesAreThoseOfIsoAndPandasAndUtcWithoutAnOffset(String cell, String instant) {
        assertThat(CsvTime.instant(cell)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1362133800", "1362133800000", "1.3621338E12", "01/03/2013", "2013-02-30", "2013-03", "noon"})
    void whatHasNoUnitOrIsNoTimeIsRefused(String cell) {
        assertThatThrownBy(() -> CsvTime.instant(cell))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageStartingWith("expected a time such as 2013-03-01T10:30:00Z");
    }
}
