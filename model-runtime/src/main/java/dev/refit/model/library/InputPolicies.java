package dev.refit.model.library;

/**
 * The policies of a library, which were fixed when it was packaged.
 *
 * @param unseen the policy for a text that is not a level of its column
 * @param missing the policy for a missing value; {@link InputPolicy#MISSING} and {@link InputPolicy#COUNT} do the same
 * @param outOfRange the policy for a number outside the range of the training, where that range is known
 */
public record InputPolicies(InputPolicy unseen, InputPolicy missing, InputPolicy outOfRange) {}
