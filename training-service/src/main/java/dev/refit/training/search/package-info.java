/** Which trials are trained: decided from the definition, the run's id and how the trials so far have ended, and nothing else. */
package dev.refit.training.search;
