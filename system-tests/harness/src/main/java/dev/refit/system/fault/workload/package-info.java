/**
 * A workload of every kind that does nothing but what its plan says, in a process that starts in a tenth of a second: the
 * Java platform alone, and results as text.
 */
package dev.refit.system.fault.workload;
