package dev.refit.run.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.trigger.PartitionsSpec.Every;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "YEAR, 2013, 2014, 2012, 2013-01-01T05:00:00Z",
        "QUARTER, 2013-Q4, 2014-Q1, 2013-Q3, 2013-10-01T04:00:00Z",
        "MONTH, 2013-12, 2014-01, 2013-11, 2013-12-01T05:00:00Z",
        "WEEK, 2013-W01, 2013-W02, 2012-W52, 2012-12-31T05:00:00Z",
        "WEEK, 2020-W53, 2021-W01, 2020-W52, 2020-12-28T05:00:00Z",
        "DAY, 2012-02-28, 2012-02-29, 2012-02-27, 2012-02-28T05:00:00Z",
        "DAY, 2013-02-28, 2013-03-01, 2013-02-27, 2013-02-28T05:00:00Z",
        "HOUR, 2013-03-01T23, 2013-03-02T00, 2013-03-01T22, 2013-03-02T04:00:00Z"
    })
    void aPeriodHasANameANeighbourOnEachSideAndABeginning(
            Every every, String name, String next, String previous, Instant begins) {
        Period period = new Calendar(every, NEW_YORK).parse(name).orElseThrow();

        assertThat(period.name()).isEqualTo(name);
        assertThat(period.next().name()).isEqualTo(next);
        assertThat(period.previous().name()).isEqualTo(previous);
        assertThat(period.begins()).isEqualTo(begins);
        assertThat(period).isLessThan(period.next()).isEqualTo(period.next().previous());
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2013-02-30",
        "DAY, 2013-02-29",
        "DAY, 2013-2-3",
        "MONTH, 2013-13",
        "MONTH, 2013-00",
        "MONTH, 2013-03-01",
        "QUARTER, 2013-Q5",
        "WEEK, 2013-W53",
        "WEEK, 2013-W00",
        "HOUR, 2013-03-01T24",
        "YEAR, 20130",
        "YEAR, ٢٠١٣"
    })
    void whatTheCalendarDoesNotHaveIsNoPeriod(Every every, String name) {
        assertThat(new Calendar(every, NEW_YORK).parse(name)).isEmpty();
    }

    @Test
    void aDayIsAsLongAsTheClockOfItsZoneMakesIt() {
        Calendar days = new Calendar(Every.DAY, NEW_YORK);

        assertThat(hours(days.parse("2013-03-10").orElseThrow())).isEqualTo(23);
        assertThat(hours(days.parse("2013-11-03").orElseThrow())).isEqualTo(25);
        assertThat(hours(days.parse("2013-07-01").orElseThrow())).isEqualTo(24);
    }

    @Test
    void theHourThatThereIsNotIsEmptyAndTheHourThatThereIsTwiceIsTwoHoursLong() {
        Calendar hours = new Calendar(Every.HOUR, NEW_YORK);
        Period skipped = hours.parse("2013-03-10T02").orElseThrow();
        Period twice = hours.parse("2013-11-03T01").orElseThrow();

        assertThat(hours(skipped)).isZero();
        assertThat(hours(twice)).isEqualTo(2);
    }

    @Test
    void namesSortAsPeriodsDo() {
        for (Every every : Every.values()) {
            Calendar calendar = new Calendar(every, NEW_YORK);
            Period first = calendar.parse(
                            switch (every) {
                                case YEAR -> "1999";
                                case QUARTER -> "1999-Q3";
                                case MONTH -> "1999-11";
                                case WEEK -> "1999-W50";
                                case DAY -> "1999-12-28";
                                case HOUR -> "1999-12-31T20";
                            })
                    .orElseThrow();

            assertThat(Stream.iterate(first, Period::next).limit(40).map(Period::name))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private static long hours(Period period) {
        return Duration.between(period.begins(), period.ends()).toHours();
    }
}
