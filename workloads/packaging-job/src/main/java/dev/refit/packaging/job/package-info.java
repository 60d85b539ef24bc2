/**
 * The packaging workload, which makes a typed Java library from a MOJO. It replays the recorded predictions against the built
 * jar in a separate process, and a difference in any bit blocks the release.
 */
package dev.refit.packaging.job;
