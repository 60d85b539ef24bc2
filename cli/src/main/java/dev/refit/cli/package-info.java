/** The {@code refit} command. */
package dev.refit.cli;
