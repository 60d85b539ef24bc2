/** Releases of a model: the library's files, its version, and what changed since the one before. */
package dev.refit.events.release;
