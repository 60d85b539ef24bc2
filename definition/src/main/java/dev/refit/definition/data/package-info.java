/** Checks the data of a definition where the schema cannot. */
package dev.refit.definition.data;
