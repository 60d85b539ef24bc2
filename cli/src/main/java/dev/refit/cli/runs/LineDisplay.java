package dev.refit.cli.runs;

import dev.refit.cli.screen.Screen;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.StageState;
import dev.refit.run.fold.StageView;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A line for each step of a run. */
final class LineDisplay implements RunDisplay {
    private final Screen screen;
    private final Set<String> said = new HashSet<>();

    LineDisplay(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void show(RunView run) {
        for (StageView stage : run.stages()) {
            if (stage.state() != StageState.PENDING && stage.state() != StageState.QUEUED) {
                String after = stage.seconds() == null ? "" : " after " + RunText.seconds(stage.seconds()) + " s";
                once(
                        run.run() + " " + stage.name().key() + " "
                                + stage.state().name().toLowerCase(Locale.ROOT),
                        after);
            }
            stage.attempts().stream()
                    .filter(attempt -> attempt.failure() != null)
                    .forEach(attempt -> once(attempt.workload() + " failed: " + attempt.failure(), ""));
        }
        if (run.isOver()) {
            String model = run.model() == null ? "" : ": " + RunText.named(run.model(), ", ");
            once(run.run() + " " + run.state(), " after " + RunText.seconds(run.seconds()) + " s" + model);
        }
    }

    @Override
    public void close() {
        said.clear();
    }

    private void once(String what, String more) {
        if (said.add(what)) {
            screen.say(what + more);
        }
    }
}
