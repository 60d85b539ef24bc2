package dev.refit.ingest.job.expectation;

import dev.refit.events.data.Column;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.util.List;

/**
 * A dataset of which something is expected.
 *
 * @param columns those that its files have
 */
public record CheckedTable(DatasetSpec dataset, List<Column> columns) {

    /** @throws JobFailedException when there is no such column */
    public int position(String column) throws JobFailedException {
        List<String> names = columns.stream().map(Column::name).toList();
        int position = names.indexOf(column);
        if (position < 0) {
            throw new JobFailedException(
                    dataset.columns().isEmpty() ? Fault.DATA : Fault.USER_CODE,
                    "expectation-without-column",
                    "dataset " + dataset.name() + ": has no column " + column
                            + ", of which something is expected; it has " + String.join(", ", names),
                    "Correct the column's name in the definition's expectations, or publish data that has it.");
        }
        return position;
    }

    /** @param cause null when there is none */
    public static JobFailedException notComparable(Expectation of, Column column, String why, Exception cause) {
        return new JobFailedException(
                Fault.USER_CODE,
                "expectation-not-comparable",
                "dataset " + of.dataset() + ", column " + of.column() + " (" + column.type() + "): " + why,
                "Correct the definition's expectations.",
                cause);
    }
}
