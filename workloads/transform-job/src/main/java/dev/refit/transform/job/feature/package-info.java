/** Writes the feature table. */
package dev.refit.transform.job.feature;
