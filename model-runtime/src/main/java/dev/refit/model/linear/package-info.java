/** Scores rows with generalized linear models. */
package dev.refit.model.linear;
