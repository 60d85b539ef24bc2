/**
 * Faults within a service's process, by decorators of its ports that the harness puts on its class path and chooses by
 * settings: a launcher, an artifact store, a Kafka interceptor. Which fault is due, files in a folder say; nothing here
 * needs more than the service's own class path.
 */
package dev.refit.system.fault.inject;
