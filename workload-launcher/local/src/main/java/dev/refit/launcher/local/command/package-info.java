/** The command lines that start workloads. */
package dev.refit.launcher.local.command;
