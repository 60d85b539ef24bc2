/** Dead letters, and which of them were sent to their topics again. */
package dev.refit.cli.letters;
