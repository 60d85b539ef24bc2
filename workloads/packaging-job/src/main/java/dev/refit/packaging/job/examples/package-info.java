/** The recorded predictions, and the choice of those that a library carries. */
package dev.refit.packaging.job.examples;
