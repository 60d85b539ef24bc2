/** Reads triggers and cancellations from Kafka and hands them on. */
package dev.refit.stage.consume;
