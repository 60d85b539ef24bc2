package dev.refit.ingest.job.key;

import dev.refit.dataset.Rows;
import dev.refit.events.definition.Expectation;
import dev.refit.ingest.job.expectation.RowCheck;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether each value of a column is in a column of another dataset, which is read by the time that this is told. */
final class ReferenceCheck implements RowCheck {
    private final Expectation expectation;
    private final KeyColumns column;
    private final KeyFiles referenced;

    ReferenceCheck(Expectation expectation, KeyColumns column, KeyFiles referenced) {
        this.expectation = expectation;
        this.column = column;
        this.referenced = referenced;
    }

    @Override
    public void see(String file, Rows row) throws IOException {
        column.see(file, row);
    }

    @Override
    public void rest() throws IOException {
        column.keys().rest();
    }

    @Override
    public List<String> violations(long rows, String place) throws IOException {
        FirstOf missing = new FirstOf();
        for (int number = 0; number < KeyFiles.FILES; number++) {
            Set<RowKey.Values> known = new HashSet<>();
            referenced.each(number, key -> known.add(key.values()));
            column.keys().each(number, key -> {
                if (!known.contains(key.values())) {
                    missing.add(key, column.place(key));
                }
            });
        }
        return missing.violations(
                expectation.dataset() + "." + expectation.column() + place,
                rows,
                "values that are not in " + expectation.references().dataset() + "."
                        + expectation.references().column());
    }
}
