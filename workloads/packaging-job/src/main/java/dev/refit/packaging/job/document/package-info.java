/**
 * Writes the documents of a library: model card, release notes, provenance and bill of materials. The same request gives the
 * same bytes.
 */
package dev.refit.packaging.job.document;
