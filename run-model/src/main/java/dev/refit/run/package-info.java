/** The names that services, workloads and the command share when they refer to a run's work. */
package dev.refit.run;
