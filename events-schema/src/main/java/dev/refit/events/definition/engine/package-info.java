/** What the engines of a definition have in common: the accessors that readers use whichever engine is named. */
package dev.refit.events.definition.engine;
