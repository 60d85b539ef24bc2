/** Reads JSON. */
package dev.refit.model.json;
