/** Benchmarks of a platform of one machine. */
package dev.refit.benchmarks.platform;
