/** Removes what ended runs have left, and never what tells of them. */
package dev.refit.cli.gc;
