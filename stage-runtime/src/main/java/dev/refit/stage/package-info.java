/**
 * What the four stage services share, once: from the record that triggers a stage to the outcome record and the event
 * that ends it. A service says what its stage does ({@link dev.refit.stage.StageLogic}); when, how often and what then,
 * is said here. No parameter, component or answer is null unless it says so.
 */
package dev.refit.stage;
