/** The HTTP API of the service: arrivals, definitions and uploaded models. */
package dev.refit.ingest.http;
