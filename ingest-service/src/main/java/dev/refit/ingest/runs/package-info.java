/** Requests runs by hand, retries and cancels them. */
package dev.refit.ingest.runs;
