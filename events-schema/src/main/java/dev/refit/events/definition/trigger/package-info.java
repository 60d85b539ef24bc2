/** What a definition says about when its runs begin. */
package dev.refit.events.definition.trigger;
