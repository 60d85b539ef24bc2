/**
 * Reads and checks refit definitions: from YAML with positions to {@link dev.refit.events.definition.RefitDefinition} by
 * value, or to all problems at once. No parameter and no answer is ever null.
 */
package dev.refit.definition;
