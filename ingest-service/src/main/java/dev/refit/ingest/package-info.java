/** The stage that takes a snapshot of a run's data, and what the whole service shares: its settings and its way to Kafka. */
package dev.refit.ingest;
