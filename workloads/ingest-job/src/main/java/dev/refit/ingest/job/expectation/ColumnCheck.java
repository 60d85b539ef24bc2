package dev.refit.ingest.job.expectation;

import dev.refit.dataset.Rows;
import dev.refit.events.data.Column;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what is expected of one column, row by row. */
public final class ColumnCheck {
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
    public static List<ColumnCheck> of(DatasetSpec dataset, List<Expectation> expectations, List<Column> columns)
            throws JobFailedException {
        List<ColumnCheck> checks = new ArrayList<>();
        List<String> names = columns.stream().map(Column::name).toList();
        for (Expectation expectation : expectations) {
            if (expectation.column() == null) {
                continue;
            }
            int position = names.indexOf(expectation.column());
            if (position < 0) {
                Fault fault = dataset.columns().isEmpty() ? Fault.DATA : Fault.USER_CODE;
                throw new JobFailedException(
                        fault,
                        "expectation-without-column",
                        "dataset " + dataset.name() + ": has no column " + expectation.column()
                                + ", of which something is expected; it has " + String.join(", ", names),
                        "Correct the column's name in the definition's expectations, or publish data that has it.");
            }
            checks.add(check(dataset, expectation, position, columns.get(position)));
        }
        return checks;
    }

    private static ColumnCheck check(DatasetSpec dataset, Expectation expectation, int position, Column column)
            throws JobFailedException {
        ComparedValues values = ComparedValues.of(column.type(), dataset.format());
        if (!values.areNumbers() && (expectation.min() != null || expectation.max() != null)) {
            throw notComparable(expectation, column, "min and max need a column of numbers", null);
        }
        Set<Object> allowed = new HashSet<>();
        for (String text : expectation.in()) {
            try {
                allowed.add(values.parse(text));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw notComparable(expectation, column, "in holds '" + text + "', expected " + values.example(), e);
            }
        }
        return new ColumnCheck(expectation, position, allowed);
    }

    private static JobFailedException notComparable(Expectation of, Column column, String why, Exception cause) {
        return new JobFailedException(
                Fault.USER_CODE,
                "expectation-not-comparable",
                "dataset " + of.dataset() + ", column " + of.column() + " (" + column.type() + "): " + why,
                "Correct the definition's expectations.",
                cause);
    }

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

    /** @param place what follows the column's name, such as {@code " in 2013-02"} */
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
