/** Runs: requests, shows, watches, cancels and retries them. */
package dev.refit.cli.runs;
