package dev.refit.ingest.job.key;

import dev.refit.dataset.Rows;
import dev.refit.ingest.job.expectation.RowCheck;
import java.io.IOException;
import java.util.List;

/** Writes down the keys of rows as it sees them; what is told of them depends on the kind of check. */
class KeyCheck implements RowCheck {
    final KeyColumns columns;

    KeyCheck(KeyColumns columns) {
        this.columns = columns;
    }

    @Override
    public void see(String file, Rows row) throws IOException {
        columns.see(file, row);
    }

    @Override
    public void rest() throws IOException {
        columns.keys().rest();
    }

    /** Nothing: these are the keys that others refer to. */
    @Override
    public List<String> violations(long rows, String place) throws IOException {
        return List.of();
    }
}
