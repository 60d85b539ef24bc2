package dev.refit.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextValuesTest {
    private final TextValues newYork = new TextValues(ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource({
        "2013-03-31T05:00:00Z, 2013-03-31T05:00:00Z",
        "2013-03-31T05:00:00, 2013-03-31T09:00:00Z",
        "2013-01-31 05:00, 2013-01-31T10:00:00Z",
        "2013-01-31 05:00:00.1234567, 2013-01-31T10:00:00.123456Z",
        "2013-01-31 05:00:00+02:00, 2013-01-31T03:00:00Z",
        "2013-01-31T05:00:00-0530, 2013-01-31T10:30:00Z",
        "2013-03-10T02:30:00, 2013-03-10T07:30:00Z",
        "2013-11-03T01:30:00, 2013-11-03T05:30:00Z",
    })
    void timestampsAreReadInTheZoneUnlessTheySayTheirOffset(String text, String instant) {
        assertThat(newYork.parse(ColumnType.TIMESTAMP, text)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "-2e3, -2000", ".5, 0.5", "NaN, NaN", "-Infinity, -Infinity", "' 7 ', 7"})
    void doublesAreDecimal(String text, double value) {
        assertThat(newYork.parse(ColumnType.DOUBLE, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE, 1d", "DOUBLE, 0x1p3", "DOUBLE, 1_000", "INT, 2147483648", "INT, 1.0", "BOOLEAN, yes"})
    void whatIsNoSuchValueIsRefused(ColumnType type, String text) {
        assertThatThrownBy(() -> newYork.parse(type, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"DATE, 31.03.2013", "DATE, 2013-02-30", "TIMESTAMP, 2013-03-31", "TIMESTAMP, yesterday"})
    void datesAreIsoDates(ColumnType type, String text) {
        assertThatThrownBy(() -> newYork.parse(type, text)).isInstanceOf(java.time.DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({"TRUE, true", "false, false"})
    void booleansAreWordsInAnyCase(String text, boolean value) {
        assertThat(newYork.parse(ColumnType.BOOLEAN, text)).isEqualTo(value);
        assertThat(newYork.parse(ColumnType.DATE, "2013-03-31")).isEqualTo(LocalDate.of(2013, 3, 31));
    }
}
