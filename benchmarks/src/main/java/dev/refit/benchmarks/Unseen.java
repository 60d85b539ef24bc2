package dev.refit.benchmarks;

import dev.refit.cli.runs.RunView;
import dev.refit.cli.screen.RunDisplay;

/** Shows nothing. */
final class Unseen implements RunDisplay {
    @Override
    public void show(RunView run) {
        // Nobody looks.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
