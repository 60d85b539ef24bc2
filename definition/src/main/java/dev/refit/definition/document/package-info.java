/** A definition as a document whose values have places, and the problems that are found in it. */
package dev.refit.definition.document;
