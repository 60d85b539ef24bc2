/** Reads models that H2O has exported as MOJO. */
package dev.refit.model.mojo;
