/** Generates the sources of a library. */
package dev.refit.packaging.job.source;
