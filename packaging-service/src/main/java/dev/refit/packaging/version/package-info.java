/** Decides which run has which version of a library. */
package dev.refit.packaging.version;
