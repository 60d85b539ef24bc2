package dev.refit.ingest.job.key;

import dev.refit.events.definition.Expectation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether no two rows of a partition have the same values in some columns. */
final class UniqueCheck extends KeyCheck {
    private final Expectation expectation;

    UniqueCheck(Expectation expectation, KeyColumns columns) {
        super(columns);
        this.expectation = expectation;
    }

    @Override
    public List<String> violations(long rows, String place) throws IOException {
        FirstOf again = new FirstOf();
        for (int number = 0; number < KeyFiles.FILES; number++) {
            Map<RowKey.Values, RowKey> known = new HashMap<>();
            columns.keys().each(number, key -> {
                RowKey first = known.putIfAbsent(key.values(), key);
                if (first != null) {
                    again.add(key, columns.place(key) + " as " + columns.place(first));
                }
            });
        }
        return again.violations(
                expectation.dataset() + place,
                rows,
                "the values of a row before them, expected unique " + expectation.unique());
    }
}
