/** The topics, read from their beginning, and written to. */
package dev.refit.cli.kafka;
