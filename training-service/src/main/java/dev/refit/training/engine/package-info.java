/** The workload that an engine trains with, whichever engine it is. */
package dev.refit.training.engine;
