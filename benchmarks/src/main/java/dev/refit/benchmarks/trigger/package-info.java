/** Benchmarks of the triggers: many definitions, many versions. */
package dev.refit.benchmarks.trigger;
