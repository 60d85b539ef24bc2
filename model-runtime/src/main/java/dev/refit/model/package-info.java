/**
 * Scores the models that H2O exports as MOJO, to the last bit like H2O's own {@code h2o-genmodel}, and without any
 * dependency: no reflection, no native code, no threads, no logging, so that a library may carry and relocate it.
 *
 * <p>{@link dev.refit.model.Scorer#load} reads a MOJO once; what it answers is immutable and thread-safe. Components and
 * answers are non-null unless their documentation says otherwise.
 */
package dev.refit.model;
