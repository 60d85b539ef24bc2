/** Files that are identified by their content, and models in files. */
package dev.refit.events.artifact;
