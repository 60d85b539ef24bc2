/** Dead letters: shows them, and sends their records to their topics again. */
package dev.refit.cli.deadletters;
