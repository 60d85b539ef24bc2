/** Checks and canonical forms that the constructors of all types share. */
package dev.refit.events.checks;
