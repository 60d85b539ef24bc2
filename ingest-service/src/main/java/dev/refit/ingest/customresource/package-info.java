/** Definitions that are custom resources of a cluster: applied as they change, with what became of them as status. */
package dev.refit.ingest.customresource;
