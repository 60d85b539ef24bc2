/** A Spark data source for CSV and JSON snapshots, which reads them as ingest did. */
package dev.refit.transform.job.text;
