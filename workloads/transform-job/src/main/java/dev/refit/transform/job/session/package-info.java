/** The Spark session of this job: its settings, its progress and its failures. */
package dev.refit.transform.job.session;
