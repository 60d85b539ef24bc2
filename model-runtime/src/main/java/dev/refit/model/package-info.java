/**
 * Scores models with the same bits as H2O's own {@code h2o-genmodel}. The packages below have no dependencies and use
 * neither reflection nor native code, threads or logging, so that a library can carry them in a package of its own. {@link
 * dev.refit.model.Scorer} is what a loaded model offers. Parameters and results are non-null unless documented otherwise.
 */
package dev.refit.model;
