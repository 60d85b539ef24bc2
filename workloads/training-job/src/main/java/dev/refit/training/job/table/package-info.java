/** The feature table as a frame of H2O, and its training, validation and holdout rows. */
package dev.refit.training.job.table;
