/** Turns the sums of a model into a prediction: link functions, probabilities and labels. */
package dev.refit.model.outcome;
