/** Calls of the API server, and how they fail. */
package dev.refit.launcher.kubernetes.api;
