package dev.refit.ingest.job.key;

import dev.refit.events.definition.Expectation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether each value of a column is in a column of another dataset, which is read by the time that this is told. */
final class ReferenceCheck extends KeyCheck {
    private final Expectation expectation;
    private final KeyFiles referenced;

    ReferenceCheck(Expectation expectation, KeyColumns column, KeyFiles referenced) {
        super(column);
        this.expectation = expectation;
        this.referenced = referenced;
    }

    @Override
    public List<String> violations(long rows, String place) throws IOException {
        FirstOf missing = new FirstOf();
        for (int number = 0; number < KeyFiles.FILES; number++) {
            Set<RowKey.Values> known = new HashSet<>();
            referenced.each(number, key -> known.add(key.values()));
            columns.keys().each(number, key -> {
                if (!known.contains(key.values())) {
                    missing.add(key, columns.place(key));
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
