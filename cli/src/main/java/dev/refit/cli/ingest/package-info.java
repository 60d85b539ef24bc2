/** What the command asks ingest-service for. */
package dev.refit.cli.ingest;
