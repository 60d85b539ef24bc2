/** Reads zips that every reader understands alike, within limits, and refuses all others. */
package dev.refit.model.zip;
