package dev.refit.cli.demo;

import dev.refit.cli.runs.RunText;
import dev.refit.cli.screen.Screen;
import dev.refit.cli.screen.Table;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.ModelView;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.StageView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What came of the demonstration. */
public final class DemoReport {
    private static final List<Stage> STAGES = List.of(Stage.INGEST, Stage.TRANSFORM, Stage.TRAINING, Stage.PACKAGING);

    private final Screen screen;
    private final Path checkout;

    public DemoReport(Screen screen, Path checkout) {
        this.screen = screen;
        this.checkout = checkout;
    }

    public void show(List<RunView> runs) {
        screen.answer(runs);
        screen.say("");
        screen.say(table(runs));
        runs.stream()
                .filter(run -> run.failure() != null)
                .forEach(run -> screen.say("\n" + run.run() + ": " + RunText.failure(run.failure())));
        runs.stream()
                .map(RunView::model)
                .filter(java.util.Objects::nonNull)
                .reduce((earlier, later) -> later)
                .ifPresent(this::library);
    }

    private static Table table(List<RunView> runs) {
        Table table = new Table(
                "PARTITION",
                "STATE",
                "ROWS",
                "METRIC",
                "VERSION",
                "INGEST",
                "TRANSFORM",
                "TRAINING",
                "PACKAGING",
                "TOTAL");
        for (RunView run : runs) {
            ModelView model = run.model();
            List<String> seconds = STAGES.stream()
                    .map(run::stage)
                    .map(StageView::seconds)
                    .map(s -> s == null ? "-" : RunText.seconds(s) + " s")
                    .toList();
            table.row(
                    run.partition(),
                    run.state(),
                    run.rows(),
                    model == null ? null : RunText.metric(model),
                    model == null ? null : model.version(),
                    seconds.get(0),
                    seconds.get(1),
                    seconds.get(2),
                    seconds.get(3),
                    RunText.seconds(run.seconds()) + " s");
        }
        return table;
    }

    private void library(ModelView model) {
        screen.say("\nThe newest library is " + model.coordinates());
        screen.say("  " + model.path());
        Path program = checkout.resolve("examples/flight-delay/Predict.java");
        if (Files.exists(program)) {
            screen.say("Predict with it:");
            screen.say("  java -cp '" + model.path() + "' " + program);
        }
    }
}
