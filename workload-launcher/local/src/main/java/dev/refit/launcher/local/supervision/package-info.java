/** Starts, observes and ends the processes of executions. */
package dev.refit.launcher.local.supervision;
