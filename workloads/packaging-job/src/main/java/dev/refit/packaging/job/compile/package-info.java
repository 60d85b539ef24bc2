/** Compiles generated sources. */
package dev.refit.packaging.job.compile;
