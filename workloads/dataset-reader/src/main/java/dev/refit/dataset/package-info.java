/**
 * Reads the files of a dataset, csv and JSON lines, into typed rows. There is one reading, used when data is checked and
 * again when features are built, so that what passed the check means the same later.
 */
package dev.refit.dataset;
