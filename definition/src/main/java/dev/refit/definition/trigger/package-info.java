/**
 * What arrivals lead to, as pure functions: which arrival is a new version, which versions request which runs. The stream
 * topology and the command line share it. No parameter and no answer is ever null; all types are immutable.
 */
package dev.refit.definition.trigger;
