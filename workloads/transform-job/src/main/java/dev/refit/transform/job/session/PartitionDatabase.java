package dev.refit.transform.job.session;

/**
 * The database of the views that tell the partitions of a dataset apart. It is that of Spark's global temporary views, as no
 * dataset and no view of a script can have a name in it.
 */
public final class PartitionDatabase {
    public static final String NAME = "by_partition";

    private PartitionDatabase() {}
}
