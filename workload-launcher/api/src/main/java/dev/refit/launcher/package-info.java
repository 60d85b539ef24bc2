/**
 * The port through which a stage has its workloads run, whatever runs them. Adapters pass the contract suite in the
 * testkit. No parameter, component or answer is ever null.
 */
package dev.refit.launcher;
