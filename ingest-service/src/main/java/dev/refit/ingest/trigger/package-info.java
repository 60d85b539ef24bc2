/** Runs the triggers within the service, and writes the definitions that they hear of. */
package dev.refit.ingest.trigger;
