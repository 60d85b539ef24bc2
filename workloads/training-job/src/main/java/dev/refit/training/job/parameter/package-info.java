/** The parameters of a definition as those of H2O, and back. */
package dev.refit.training.job.parameter;
