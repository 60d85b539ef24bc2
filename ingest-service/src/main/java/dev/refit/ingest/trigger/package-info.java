/** Runs the triggers within the service, and writes the definitions that they apply. */
package dev.refit.ingest.trigger;
