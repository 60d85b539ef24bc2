/**
 * A refit definition by value, as it travels in events: all files it named have been read in (SQL) or stored by digest
 * (jars), all defaults are filled in. Immutable, thread-safe.
 */
package dev.refit.events.definition;
