/** Versions of data: which have arrived, which partitions they complete, and what a run reads of them. */
package dev.refit.trigger.version;
