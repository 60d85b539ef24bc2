/** The layout of the artifact store: every path that Refit reads, writes or deletes is built and recognized here. */
package dev.refit.run.store;
