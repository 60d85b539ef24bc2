package dev.refit.ingest.job.key;

import dev.refit.dataset.Rows;
import dev.refit.events.definition.Expectation;
import dev.refit.ingest.job.expectation.RowCheck;
import java.io.IOException;
import java.util.List;

/** Whether no two rows of a partition have the same values in some columns. */
final class UniqueCheck implements RowCheck {
    private final Expectation expectation;
    private final KeyColumns columns;

    UniqueCheck(Expectation expectation, KeyColumns columns) {
        this.expectation = expectation;
        this.columns = columns;
    }

    @Override
    public void see(String file, Rows row) throws IOException {
        columns.see(file, row);
    }

    @Override
    public List<String> violations(long rows, String place) throws IOException {
        FirstOf again = new FirstOf();
        for (int number = 0; number < KeyFiles.FILES; number++) {
            RowKey first = null;
            for (RowKey key : columns.keys().sorted(number)) {
                if (first != null && key.hasSameValues(first)) {
                    again.add(key, columns.place(key) + " as " + columns.place(first));
                } else {
                    first = key;
                }
            }
        }
        return again.violations(
                expectation.dataset() + place,
                rows,
                "the values of a row before them, expected unique " + expectation.unique());
    }
}
