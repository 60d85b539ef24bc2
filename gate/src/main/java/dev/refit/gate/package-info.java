/** Decides from a comparison of candidate and champion what becomes of the candidate: {@link dev.refit.gate.PromotionPolicy}. */
package dev.refit.gate;
