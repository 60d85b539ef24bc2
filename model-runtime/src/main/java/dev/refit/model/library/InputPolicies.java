package dev.refit.model.library;

/**
 * The policies of a library, fixed when it was made.
 *
 * @param unseen of a text that is no level of its column
 * @param missing of a value that is not there; {@link InputPolicy#MISSING} is the same as {@link InputPolicy#COUNT}
 * @param outOfRange of a number outside of what was met in training, where that is known
 */
public record InputPolicies(InputPolicy unseen, InputPolicy missing, InputPolicy outOfRange) {}
