/** Decodes the tree files of GBM, DRF and isolation forest. */
package dev.refit.model.mojo.tree;
