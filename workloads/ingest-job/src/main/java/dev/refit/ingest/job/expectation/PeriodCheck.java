package dev.refit.ingest.job.expectation;

import dev.refit.dataset.Rows;
import dev.refit.events.data.Column;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.job.JobFailedException;
import dev.refit.run.calendar.Calendar;
import dev.refit.run.calendar.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether dates and times lie within the period that their partition is. A date does when any moment of its day does. */
public final class PeriodCheck implements RowCheck {
    private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamp_ntz");

    private final Expectation expectation;
    private final int column;
    private final Period period;
    private final ZoneId zone;
    private final Violations outside = new Violations();

    private PeriodCheck(Expectation expectation, int column, Period period, ZoneId zone) {
        this.expectation = expectation;
        this.column = column;
        this.period = period;
        this.zone = zone;
    }

    /**
     * @param partitions null when partitions are labels; then nothing is expected within one
     * @throws JobFailedException when a column is not there or holds no times, or the partition is no period
     */
    public static List<RowCheck> of(
            CheckedTable table, List<Expectation> expectations, PartitionsSpec partitions, String partition)
            throws JobFailedException {
        List<RowCheck> checks = new ArrayList<>();
        for (Expectation expectation : expectations) {
            if (expectation.within() == null) {
                continue;
            }
            int position = table.position(expectation.column());
            Column column = table.columns().get(position);
            if (!TIMES.contains(column.type())) {
                throw CheckedTable.notComparable(expectation, column, "within needs a column of dates or times", null);
            }
            checks.add(new PeriodCheck(
                    expectation, position, period(expectation, column, partitions, partition), partitions.zone()));
        }
        return checks;
    }

    private static Period period(Expectation of, Column column, PartitionsSpec partitions, String partition)
            throws JobFailedException {
        return Calendar.of(partitions)
                .parse(partition)
                .orElseThrow(() -> CheckedTable.notComparable(
                        of, column, "within needs a period, and partition " + partition + " is none", null));
    }

    @Override
    public void see(String file, Rows row) {
        Object value = row.value(column);
        if (value != null && !isWithin(value)) {
            outside.add(file, row.line(), value);
        }
    }

    private boolean isWithin(Object value) {
        if (value instanceof LocalDate date) {
            return begins(date.plusDays(1)).isAfter(period.begins())
                    && begins(date).isBefore(period.ends());
        }
        Instant time = value instanceof LocalDateTime local ? local.atZone(zone).toInstant() : (Instant) value;
        return !time.isBefore(period.begins()) && time.isBefore(period.ends());
    }

    private Instant begins(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    @Override
    public List<String> violations(long rows, String place) {
        List<String> found = new ArrayList<>();
        outside.ifAny(() -> found.add(expectation.dataset() + "." + expectation.column() + place + ": "
                + outside.describe(rows, "values outside of the partition " + period.name() + ", expected within")));
        return found;
    }
}
