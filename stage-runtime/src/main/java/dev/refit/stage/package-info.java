/**
 * The contract between a stage and what carries it out: a service implements {@link dev.refit.stage.StageLogic}, and the
 * packages beside this one do the rest. No parameter, component or answer is null unless its Javadoc allows it.
 */
package dev.refit.stage;
