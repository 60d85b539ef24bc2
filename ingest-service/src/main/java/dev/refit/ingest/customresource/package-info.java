/** Applies the custom resources of a cluster as definitions, and writes their runs into their status. */
package dev.refit.ingest.customresource;
