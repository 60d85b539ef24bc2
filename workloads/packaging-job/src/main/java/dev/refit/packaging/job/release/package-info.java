/** Builds the jars and poms of a release. */
package dev.refit.packaging.job.release;
