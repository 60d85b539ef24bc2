/** Checks the signature of a release: an in-toto statement in a DSSE envelope. */
package dev.refit.model.signature;
