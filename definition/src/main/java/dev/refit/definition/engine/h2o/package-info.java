/** Checks the training with H2O where the schema cannot. */
package dev.refit.definition.engine.h2o;
