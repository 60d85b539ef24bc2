/** One execution of a workload, as its folder tells it. */
package dev.refit.launcher.local.execution;
