package dev.refit.ingest.job.key;

import dev.refit.dataset.Rows;
import dev.refit.ingest.job.expectation.RowCheck;
import java.io.IOException;
import java.util.List;

/** Writes down the values of a column that others refer to. */
final class ReferencedKeys implements RowCheck {
    private final KeyColumns column;

    ReferencedKeys(KeyColumns column) {
        this.column = column;
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
    public List<String> violations(long rows, String place) {
        return List.of();
    }
}
