/** What became of runs, as a pure fold over everything that was said of them: no service owns a run's state. */
package dev.refit.cli.runs;
