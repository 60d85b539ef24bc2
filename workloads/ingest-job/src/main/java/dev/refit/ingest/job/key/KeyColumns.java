package dev.refit.ingest.job.key;

import dev.refit.dataset.Rows;
import dev.refit.ingest.job.expectation.ComparedValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes down the keys of rows in some columns, and where each stands. A row without one of the values has none. */
final class KeyColumns {
    private final int[] columns;
    private final KeyFiles keys;
    private final List<String> files = new ArrayList<>();

    KeyColumns(int[] columns, KeyFiles keys) {
        this.columns = columns;
        this.keys = keys;
    }

    void see(String file, Rows row) throws IOException {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Object value = row.value(columns[i]);
            if (value == null) {
                return;
            }
            values[i] = ComparedValues.key(value);
        }
        if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) {
            files.add(file);
        }
        keys.add(RowKey.of(values, files.size() - 1, row.line()));
    }

    String place(RowKey key) {
        return files.get(key.file()) + " line " + key.line();
    }

    KeyFiles keys() {
        return keys;
    }
}
