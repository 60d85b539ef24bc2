/** Makes rows that reach every corner of a model, so that two scorers can be compared on them. */
package dev.refit.model.proof;
