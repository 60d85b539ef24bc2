/** Keys of rows, compared in little memory however many rows there are. */
package dev.refit.ingest.job.key;
