/** Runs: what identifies one, what it was requested for, and how its stages fail. */
package dev.refit.events.run;
