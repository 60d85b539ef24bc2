/** Publishes proven releases to a Maven repository, and reads which are there. */
package dev.refit.packaging.publish;
