/**
 * Turns what a publisher sends about new files of a dataset into an arrival: reads it, looks at the files, derives the
 * token.
 */
package dev.refit.trigger.arrival;
