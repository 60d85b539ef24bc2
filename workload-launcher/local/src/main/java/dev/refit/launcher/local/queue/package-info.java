/** The queue of workloads, and who of it may run. */
package dev.refit.launcher.local.queue;
