package dev.refit.events.data;

/** A version of a dataset's partition. */
public interface PartitionVersion {
    String dataset();

    String partition();

    /** Of the version within its partition, from 1. */
    long sequence();
}
