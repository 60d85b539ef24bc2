/** Posts events to the HTTP sinks that the operator names. */
package dev.refit.ingest.notification;
