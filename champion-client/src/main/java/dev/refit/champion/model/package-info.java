/** What every version of every library is called through, and what a prediction is. */
package dev.refit.champion.model;
