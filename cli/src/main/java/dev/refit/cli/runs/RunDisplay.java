package dev.refit.cli.runs;

import dev.refit.cli.screen.Screen;
import dev.refit.run.fold.RunView;

/** Shows runs while they go on. */
public interface RunDisplay extends AutoCloseable {

    /** Shows a run as it is now; called again whenever it has changed. */
    void show(RunView run);

    @Override
    void close();

    /** Bars on a terminal, lines elsewhere, nothing where a program waits for JSON. */
    static RunDisplay on(Screen screen) {
        return screen.isTerminal() ? new BarDisplay(screen) : new LineDisplay(screen);
    }
}
