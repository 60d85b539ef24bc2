/** Reads CSV files. */
package dev.refit.model.csv;
