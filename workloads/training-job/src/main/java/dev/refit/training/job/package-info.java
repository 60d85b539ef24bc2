/**
 * The workload of the training stage: trains one trial with H2O, or scores the chosen one on the holdout and records
 * examples. H2O runs in this process, with no port to the outside.
 */
package dev.refit.training.job;
