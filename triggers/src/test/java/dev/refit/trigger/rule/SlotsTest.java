package dev.refit.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.trigger.ScheduleSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
    @Test
    void whereTheClockIsPutBackASlotComesOnce() {
        assertThat(between("30 1 * * *", "2026-10-31T12:00:00Z", "2026-11-02T12:00:00Z"))
                .containsExactly("2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
        assertThat(between("*/20 1 * * *", "2026-11-01T04:59:00Z", "2026-11-01T12:00:00Z"))
                .containsExactly("2026-11-01T05:00:00Z", "2026-11-01T05:20:00Z", "2026-11-01T05:40:00Z");
    }

    @Test
    void whereTheClockIsPutForwardASlotComesWhenThatHappens() {
        assertThat(between("30 2 * * SUN", "2026-03-01T12:00:00Z", "2026-03-15T12:00:00Z"))
                .containsExactly("2026-03-08T07:00:00Z", "2026-03-15T06:30:00Z");
        assertThat(between("0 2,3 * * *", "2026-03-08T00:00:00Z", "2026-03-08T12:00:00Z"))
                .containsExactly("2026-03-08T07:00:00Z");
    }

    @Test
    void theLastSlotAndTheNextOneAgreeAtEveryMinuteOfBothDays() {
        for (String cron : List.of("30 1 * * *", "30 2 * * *", "*/20 * * * *", "0 1,2,3 * * *")) {
            for (String day : List.of("2026-03-08T04:00:00Z", "2026-11-01T04:00:00Z")) {
                Slots slots = slots(cron);
                Instant instant = Instant.parse(day);
                for (int minute = 0; minute < 300; minute++) {
                    instant = instant.plusSeconds(60);
                    Instant last = slots.atOrBefore(instant).orElseThrow();
                    assertThat(last).isBeforeOrEqualTo(instant);
                    assertThat(slots.after(last).orElseThrow())
                            .as(cron + " " + instant)
                            .isAfter(instant);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "* * * * * *", "0 0 30 2 *", "61 * * * *", ""})
    void whatNeverComesIsRefused(String cron) {
        assertThatThrownBy(() -> Slots.require(new ScheduleSpec(cron, null, null, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cron: got " + cron);
    }

    @Test
    void theLastSlotOfALongMonthIsSeenFromTheBeginningOfAShortOne() {
        assertThat(slots("0 6 * 1 *").atOrBefore(Instant.parse("2026-02-01T00:00:00Z")))
                .contains(Instant.parse("2026-01-31T11:00:00Z"));
        assertThat(slots("0 6 * 1-6 MON").atOrBefore(Instant.parse("2026-07-15T00:00:00Z")))
                .contains(Instant.parse("2026-06-29T10:00:00Z"));
    }

    @Test
    void theLeapDayComesNowAndThen() {
        assertThatCode(() -> Slots.require(new ScheduleSpec("0 0 29 2 *", null, null, null, null)))
                .doesNotThrowAnyException();
    }

    private static List<String> between(String cron, String from, String to) {
        Slots slots = slots(cron);
        List<String> found = new ArrayList<>();
        Optional<Instant> next = slots.after(Instant.parse(from));
        while (next.isPresent() && next.get().isBefore(Instant.parse(to))) {
            found.add(next.get().toString());
            next = slots.after(next.get());
        }
        return found;
    }

    private static Slots slots(String cron) {
        return new Slots(new ScheduleSpec(cron, "America/New_York", null, null, null));
    }
}
