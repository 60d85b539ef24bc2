/** Reads the options of an uploaded model, which the {@code refit} command and the HTTP API share. */
package dev.refit.definition.upload;
