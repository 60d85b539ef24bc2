package dev.refit.benchmarks.platform;

import dev.refit.cli.runs.RunDisplay;
import dev.refit.run.fold.RunView;

/** Shows nothing. */
public final class Unseen implements RunDisplay {
    @Override
    public void show(RunView run) {
        // Nobody looks.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
