/** Holds a document against the JSON Schema of definitions. */
package dev.refit.definition.schema;
