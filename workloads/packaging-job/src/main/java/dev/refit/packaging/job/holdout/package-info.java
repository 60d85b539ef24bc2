/** Statistics of recorded rows: calibration, confusion, residuals and changes of predictions. */
package dev.refit.packaging.job.holdout;
