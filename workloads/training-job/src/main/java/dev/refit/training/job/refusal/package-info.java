/** Failures of this job that are the fault of the definition or of the data. */
package dev.refit.training.job.refusal;
