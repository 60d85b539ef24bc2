package dev.refit.events.data;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.DatasetSpec;
import java.util.List;

/**
 * The exact version of a dataset's partition that a run reads.
 *
 * @param sequence of the version within its partition, from 1
 * @param token fixed at arrival: a partition has one version of each token
 */
public record InputVersion(String dataset, String partition, long sequence, String token, List<DataFile> files)
        implements PartitionVersion {
    public InputVersion {
        Checks.name("dataset", dataset, DatasetSpec.MAX_NAME);
        Checks.partition("partition", partition);
        if (sequence < 1) {
            throw Checks.invalid("sequence", sequence, "at least 1");
        }
        Checks.text("token", token);
        files = Checks.notEmpty("files", files);
    }
}
