/** The pods of workloads, and how their containers end. */
package dev.refit.launcher.kubernetes.pod;
