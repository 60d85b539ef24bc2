/** Workloads as Jobs. */
package dev.refit.launcher.kubernetes.job;
