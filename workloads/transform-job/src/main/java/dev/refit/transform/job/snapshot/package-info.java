/** The snapshots of a run as views. */
package dev.refit.transform.job.snapshot;
