/** Statistics of a comparison: equal arguments have equal results, to the bit. */
package dev.refit.gate.statistics;
