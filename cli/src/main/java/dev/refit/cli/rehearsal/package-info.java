/** Whole runs whose workloads do nothing: all that is left of them is the platform's own work. */
package dev.refit.cli.rehearsal;
