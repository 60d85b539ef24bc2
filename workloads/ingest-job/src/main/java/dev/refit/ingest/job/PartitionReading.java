package dev.refit.ingest.job;

import dev.refit.dataset.Rows;
import dev.refit.events.definition.Expectation;
import dev.refit.ingest.job.expectation.RowCheck;
import dev.refit.ingest.job.source.KeptFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of one partition and checks what is expected of them. */
final class PartitionReading {
    private final List<Expectation> expectations;
    private final List<RowCheck> checks;
    private long rows;

    /** @param checks of its rows, besides how many there are */
    PartitionReading(List<Expectation> expectations, List<RowCheck> checks) {
        this.expectations = expectations;
        this.checks = checks;
    }

    void read(FileFormat format, KeptFile file) throws IOException {
        if (checks.isEmpty() && format.knowsRows()) {
            rows += format.rows(file);
            return;
        }
        try (Rows reading = format.open(file)) {
            while (reading.next()) {
                rows++;
                for (RowCheck check : checks) {
                    check.see(file.name(), reading);
                }
            }
        }
    }

    /** All its files were read. */
    void rest() throws IOException {
        for (RowCheck check : checks) {
            check.rest();
        }
    }

    long rows() {
        return rows;
    }

    /** @param place what follows a name, such as {@code " in 2013-02"} */
    List<String> violations(String place) throws IOException {
        List<String> violations = new ArrayList<>();
        for (Expectation expectation : expectations) {
            if (expectation.minRows() != null && rows < expectation.minRows()) {
                violations.add(expectation.dataset() + place + ": has " + rows + " rows, expected minRows "
                        + expectation.minRows());
            }
        }
        for (RowCheck check : checks) {
            violations.addAll(check.violations(rows, place));
        }
        return violations;
    }
}
