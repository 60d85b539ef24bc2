/** Partitions that are periods: spans of the calendar, with an order, a beginning and an end. */
package dev.refit.run.calendar;
