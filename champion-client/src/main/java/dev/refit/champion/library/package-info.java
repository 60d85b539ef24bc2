/** Loads a packaged library in a class loader of its own and calls it. */
package dev.refit.champion.library;
