/** Records rows with their predictions, which later prove the packaged library. */
package dev.refit.training.job.example;
