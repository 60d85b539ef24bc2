/** The objects that workloads are on the cluster, whatever their kind. */
package dev.refit.launcher.kubernetes.object;
