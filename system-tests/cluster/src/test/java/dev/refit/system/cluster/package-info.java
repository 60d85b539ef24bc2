/** Refit on a real Kubernetes: the lifecycle, scaling to zero, and the manifests. */
package dev.refit.system.cluster;
