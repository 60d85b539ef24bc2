/**
 * Snapshots the inputs of a run and checks them: which files there are, what they hold, and whether that is what the
 * definition declares and expects.
 */
package dev.refit.ingest.job;
