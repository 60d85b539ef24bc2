/** Refit on a real Kubernetes: the lifecycle, scaling to zero, and the faults of a cluster. */
package dev.refit.system.cluster;
