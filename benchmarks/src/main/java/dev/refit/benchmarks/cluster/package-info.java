/** Benchmarks on a cluster. */
package dev.refit.benchmarks.cluster;
