/** What Parquet files hold: columns, values of logical types, and whether Spark can read them. */
package dev.refit.ingest.job.parquet;
