/** Expectations of a dataset, held against the values of its columns. */
package dev.refit.ingest.job.expectation;
