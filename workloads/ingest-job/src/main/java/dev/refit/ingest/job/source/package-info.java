/** Where files of an arrival lie, and how they are kept: below data roots, or in a bucket. */
package dev.refit.ingest.job.source;
