package dev.refit.ingest.job;

import dev.refit.dataset.Rows;
import dev.refit.events.data.Column;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.ingest.job.expectation.ColumnCheck;
import dev.refit.ingest.job.source.KeptFile;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of one partition and checks what is expected of them. */
final class PartitionReading {
    private final List<Expectation> expectations;
    private final List<ColumnCheck> checks;
    private long rows;

    /**
     * @param expectations those of the dataset
     * @throws JobFailedException when one of them cannot be checked on these columns
     */
    PartitionReading(DatasetSpec dataset, List<Expectation> expectations, List<Column> columns)
            throws JobFailedException {
        this.expectations = expectations;
        this.checks = ColumnCheck.of(dataset, expectations, columns);
    }

    void read(FileFormat format, KeptFile file) throws IOException {
        if (checks.isEmpty() && format.knowsRows()) {
            rows += format.rows(file);
            return;
        }
        try (Rows reading = format.open(file)) {
            while (reading.next()) {
                rows++;
                for (ColumnCheck check : checks) {
                    check.see(file.name(), reading);
                }
            }
        }
    }

    long rows() {
        return rows;
    }

    /** @param place what follows a name, such as {@code " in 2013-02"} */
    List<String> violations(String place) {
        List<String> violations = new ArrayList<>();
        for (Expectation expectation : expectations) {
            if (expectation.minRows() != null && rows < expectation.minRows()) {
                violations.add(expectation.dataset() + place + ": has " + rows + " rows, expected minRows "
                        + expectation.minRows());
            }
        }
        checks.forEach(check -> violations.addAll(check.violations(rows, place)));
        return violations;
    }
}
