/** How the operator configures the launcher. */
package dev.refit.launcher.kubernetes.config;
