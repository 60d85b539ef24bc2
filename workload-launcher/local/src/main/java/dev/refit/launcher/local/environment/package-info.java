/** The environment variables that workloads are started with. */
package dev.refit.launcher.local.environment;
