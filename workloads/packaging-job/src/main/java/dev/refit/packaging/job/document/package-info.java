/**
 * The documents that travel in a library: provenance, bill of materials, release notes and model card. The same request
 * gives the same bytes: nothing is taken from the clock, the machine or chance.
 */
package dev.refit.packaging.job.document;
