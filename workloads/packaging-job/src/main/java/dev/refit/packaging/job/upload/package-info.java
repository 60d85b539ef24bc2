/** Models that were trained elsewhere and uploaded. */
package dev.refit.packaging.job.upload;
