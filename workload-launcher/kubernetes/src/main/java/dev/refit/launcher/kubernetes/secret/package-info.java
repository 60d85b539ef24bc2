/** What only the workload itself is told. */
package dev.refit.launcher.kubernetes.secret;
