/** Feeds the rules from Kafka: a stream topology that keeps definitions and versions and sends the requested runs. */
package dev.refit.trigger.topology;
