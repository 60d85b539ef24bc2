/** Reads the entries of a MOJO: the zip, {@code model.ini}, the levels of columns and H2O's report on the training. */
package dev.refit.model.mojo.archive;
