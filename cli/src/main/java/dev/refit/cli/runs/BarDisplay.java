package dev.refit.cli.runs;

import dev.refit.cli.screen.Screen;
import dev.refit.run.fold.AttemptView;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.StageState;
import dev.refit.run.fold.StageView;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for each stage that launches something, and for each of its trials where it has more than one. */
final class BarDisplay implements RunDisplay {
    private static final int FULL = 100;
    private static final int UPDATE_MILLIS = 200;

    private final Screen screen;
    private final Map<String, ProgressBar> open = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();

    BarDisplay(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void show(RunView run) {
        for (StageView stage : run.stages()) {
            stage.attempts().forEach(attempt -> show(run, stage, attempt));
        }
        if (run.isOver() && closed.add(run.run())) {
            run.stages().stream()
                    .flatMap(stage -> stage.attempts().stream())
                    .forEach(attempt -> close(attempt.workload()));
            screen.say(RunText.seconds(run.seconds()) + " s  " + run.run() + " " + run.state()
                    + (run.model() == null ? "" : "  " + RunText.named(run.model(), "  ")));
        }
    }

    @Override
    public void close() {
        open.values().forEach(ProgressBar::close);
        open.clear();
    }

    private void show(RunView run, StageView stage, AttemptView attempt) {
        if (closed.contains(attempt.workload())) {
            return;
        }
        ProgressBar bar = open.computeIfAbsent(attempt.workload(), workload -> bar(title(run, stage, attempt)));
        boolean done = stage.state() == StageState.SUCCEEDED;
        bar.stepTo(done ? FULL : Math.round(attempt.progress() * FULL));
        bar.setExtraMessage(" " + (done ? "done" : attempt.failure() == null ? attempt.message() : "failed"));
        if (stage.state() != StageState.RUNNING || attempt.failure() != null) {
            close(attempt.workload());
        }
    }

    private void close(String workload) {
        ProgressBar bar = open.remove(workload);
        if (bar != null) {
            bar.close();
        }
        closed.add(workload);
    }

    private ProgressBar bar(String title) {
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(FULL)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(screen.hasColors() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK)
                .hideEta()
                .build();
    }

    private static String title(RunView run, StageView stage, AttemptView attempt) {
        String trial = attempt.trial() == null ? "" : " trial " + attempt.trial();
        String again = attempt.number() == 1 ? "" : " attempt " + attempt.number();
        return String.format("%s %-22s", run.partition(), stage.name().key() + trial + again);
    }
}
