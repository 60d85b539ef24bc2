/** Training with H2O as a definition describes it: the algorithm, its parameters and which of them a definition may set. */
package dev.refit.events.definition.engine.h2o;
