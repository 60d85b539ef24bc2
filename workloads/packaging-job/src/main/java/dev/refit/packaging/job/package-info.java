/**
 * The packaging workload: a MOJO becomes a typed Java library, and the recorded predictions are replayed against the
 * built jar, in a process of its own, before anybody may have it. Any difference in any bit blocks the release.
 */
package dev.refit.packaging.job;
