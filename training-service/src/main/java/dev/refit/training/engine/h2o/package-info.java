/** The workload that trains with H2O. */
package dev.refit.training.engine.h2o;
