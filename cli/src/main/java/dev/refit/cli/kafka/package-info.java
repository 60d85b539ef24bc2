/** The topics, read from their beginning. */
package dev.refit.cli.kafka;
