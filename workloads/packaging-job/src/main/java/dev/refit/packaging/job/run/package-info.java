/** Models that a run of a refit has trained. */
package dev.refit.packaging.job.run;
