/** The folders and prefixes below which data has to lie. */
package dev.refit.store.root;
