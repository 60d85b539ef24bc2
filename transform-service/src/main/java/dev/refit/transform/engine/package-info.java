/** The workload that an engine builds features with, whichever engine it is. */
package dev.refit.transform.engine;
