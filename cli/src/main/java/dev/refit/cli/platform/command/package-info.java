/** The commands that start, stop and prepare the local platform. */
package dev.refit.cli.platform.command;
