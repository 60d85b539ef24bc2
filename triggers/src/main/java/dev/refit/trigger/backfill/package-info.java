/** Back-fills: runs of many partitions, planned, begun a few at a time and followed to their end; pure functions. */
package dev.refit.trigger.backfill;
