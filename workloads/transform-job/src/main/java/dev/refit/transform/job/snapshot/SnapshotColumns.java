package dev.refit.transform.job.snapshot;

import dev.refit.dataset.ColumnDifference;
import dev.refit.events.data.Snapshot;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.util.List;
import java.util.Optional;

/** Makes sure that the partitions of a dataset fit one table. */
final class SnapshotColumns {
    private SnapshotColumns() {}

    /** @throws JobFailedException when one has other columns than the first */
    static void requireSame(List<Snapshot> partitions) throws JobFailedException {
        for (Snapshot partition : partitions) {
            Snapshot first = partitions.get(0);
            Optional<String> difference =
                    ColumnDifference.between(first.columns(), partition.columns(), "partition " + first.partition());
            if (difference.isPresent()) {
                throw new JobFailedException(
                        Fault.DATA,
                        "schema-differs",
                        "dataset " + partition.dataset() + ", partition " + partition.partition() + ": "
                                + difference.get() + "; expected the same columns in all partitions of a dataset",
                        "Publish the partition again with the columns of the others.");
            }
        }
    }
}
