/** Holds the documentation to the code. */
package dev.refit.documentation;
