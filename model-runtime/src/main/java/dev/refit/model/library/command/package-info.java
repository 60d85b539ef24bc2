/** Runs a packaged library as a command. */
package dev.refit.model.library.command;
