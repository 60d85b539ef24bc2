/** Sends events and dead letters to Kafka. */
package dev.refit.stage.publish;
