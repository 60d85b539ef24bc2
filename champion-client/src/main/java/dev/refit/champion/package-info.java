/** Scores with whatever model is the champion now: {@link dev.refit.champion.Champion} is where to begin. */
package dev.refit.champion;
