/** One class for each command: reads its arguments, has others do it, and says what came of it. */
package dev.refit.cli.command;
