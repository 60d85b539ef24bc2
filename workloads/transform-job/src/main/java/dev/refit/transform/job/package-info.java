/**
 * Builds the feature table of a run with Spark: the snapshots become views, the user's SQL or class makes a table of
 * them, and the table is written as Parquet.
 */
package dev.refit.transform.job;
