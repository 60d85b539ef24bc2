/** The state of runs, as a pure fold over their events. */
package dev.refit.run.fold;
