/** Checks the signatures of releases, and shows the key that they are made with. */
package dev.refit.cli.signature;
