package dev.refit.transform.job.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.Column;
import dev.refit.events.data.Snapshot;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotColumnsTest {

    @Test
    void partitionsWithTheSameColumnsFit() throws JobFailedException {
        SnapshotColumns.requireSame(List.of(flights("2013-01", "int"), flights("2013-02", "int")));
    }

    @Test
    void aDifferenceIsTheDatasFaultAndNamesDatasetPartitionsAndColumn() {
        JobFailedException failed = catchThrowableOfType(
                JobFailedException.class,
                () -> SnapshotColumns.requireSame(
                        List.of(flights("2013-01", "int"), flights("2013-02", "int"), flights("2013-03", "double"))));

        assertThat(failed.failure().fault()).isEqualTo(Fault.DATA);
        assertThat(failed.failure().code()).isEqualTo("schema-differs");
        assertThat(failed.failure().message())
                .isEqualTo("dataset flights, partition 2013-03: column delay is a double, but a int in partition"
                        + " 2013-01; expected the same columns in all partitions of a dataset");
    }

    private static Snapshot flights(String partition, String type) {
        StoredFile file = new StoredFile(URI.create("file:///flights"), 1, Digests.sha256(partition));
        return new Snapshot("flights", partition, List.of(file), 1, List.of(new Column("delay", type)), "digest");
    }
}
