/**
 * Histories: a run, the faults that befall it, and a verdict that is read from outside. Everything about a history follows
 * from its seed.
 */
package dev.refit.system.fault.history;
