package dev.refit.ingest.job.expectation;

import dev.refit.dataset.Rows;
import dev.refit.events.data.Column;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.job.JobFailedException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what is expected of one column, row by row. */
public final class ColumnCheck implements RowCheck {
    private final Expectation expectation;
    private final int column;
    private final Set<Object> allowed;
    private final Violations missing = new Violations();
    private final Violations below = new Violations();
    private final Violations above = new Violations();
    private final Violations others = new Violations();

    private ColumnCheck(Expectation expectation, int column, Set<Object> allowed) {
        this.expectation = expectation;
        this.column = column;
        this.allowed = allowed;
    }

    /** @throws JobFailedException when a column is not there, or not of a type that can be compared */
    public static List<RowCheck> of(CheckedTable table, List<Expectation> expectations) throws JobFailedException {
        List<RowCheck> checks = new ArrayList<>();
        for (Expectation expectation : expectations) {
            if (expectation.column() != null) {
                int position = table.position(expectation.column());
                checks.add(check(
                        table.dataset(), expectation, position, table.columns().get(position)));
            }
        }
        return checks;
    }

    private static ColumnCheck check(DatasetSpec dataset, Expectation expectation, int position, Column column)
            throws JobFailedException {
        ComparedValues values = ComparedValues.of(column.type(), dataset.format());
        if (!values.areNumbers() && (expectation.min() != null || expectation.max() != null)) {
            throw CheckedTable.notComparable(expectation, column, "min and max need a column of numbers", null);
        }
        Set<Object> allowed = new HashSet<>();
        for (String text : expectation.in()) {
            try {
                allowed.add(values.parse(text));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw CheckedTable.notComparable(
                        expectation, column, "in holds '" + text + "', expected " + values.example(), e);
            }
        }
        return new ColumnCheck(expectation, position, allowed);
    }

    @Override
    public void see(String file, Rows row) {
        Object value = row.value(column);
        if (value == null) {
            missing.add(file, row.line(), null);
            return;
        }
        if (expectation.min() != null && !(ComparedValues.compare(value, expectation.min()) >= 0)) {
            below.add(file, row.line(), value);
        }
        if (expectation.max() != null && !(ComparedValues.compare(value, expectation.max()) <= 0)) {
            above.add(file, row.line(), value);
        }
        if (!allowed.isEmpty() && !allowed.contains(ComparedValues.key(value))) {
            others.add(file, row.line(), value);
        }
    }

    @Override
    public List<String> violations(long rows, String place) {
        List<String> found = new ArrayList<>();
        String name = expectation.dataset() + "." + expectation.column() + place + ": ";
        Double ratio = expectation.notNullRatio();
        if (ratio != null && rows - missing.count() < ratio * rows) {
            found.add(name + missing.describe(rows, "no value, expected notNullRatio " + ratio));
        }
        below.ifAny(() -> found.add(name + below.describe(rows, "values not of at least min " + expectation.min())));
        above.ifAny(() -> found.add(name + above.describe(rows, "values not of at most max " + expectation.max())));
        others.ifAny(() -> found.add(name + others.describe(rows, "values not in " + expectation.in())));
        return found;
    }
}
