/** Carries stages out: from a trigger through the attempts of its tasks to the outcome record and its event. */
package dev.refit.stage.execution;
