/** Which version number the next release of a library gets, and why. */
package dev.refit.run.release;
