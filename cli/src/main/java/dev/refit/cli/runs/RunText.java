package dev.refit.cli.runs;

import dev.refit.cli.screen.Table;
import dev.refit.run.fold.FailureView;
import dev.refit.run.fold.InputView;
import dev.refit.run.fold.ModelView;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.StageState;
import dev.refit.run.fold.StageView;
import dev.refit.run.input.PartitionWindow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs in words. */
public final class RunText {
    private RunText() {}

    public static Table table(List<RunView> runs) {
        Table table = new Table("RUN", "PARTITION", "STATE", "STAGE", "SECONDS", "MODEL", "METRIC");
        for (RunView run : runs) {
            ModelView model = run.model();
            table.row(
                    run.run(),
                    run.partition(),
                    state(run),
                    stage(run),
                    seconds(run.seconds()),
                    model == null ? null : model.coordinates(),
                    model == null ? null : metric(model));
        }
        return table;
    }

    /** Everything there is to say of a run. */
    public static String whole(RunView run) {
        StringBuilder text = new StringBuilder();
        line(text, "run", run.run() + (run.generation() > 1 ? " (generation " + run.generation() + ")" : ""));
        line(text, "refit", run.refit() + ", partition " + run.partition());
        line(text, "state", run.state() + (run.seconds() == null ? "" : " after " + seconds(run.seconds()) + " s"));
        PartitionWindow.of(run.inputs()).forEach(window -> inputs(text, window));
        if (run.rows() != null) {
            line(text, "rows", String.valueOf(run.rows()));
        }
        if (run.model() != null) {
            line(text, "model", named(run.model(), ", "));
            line(text, "library", run.model().path());
        }
        run.warnings().forEach(warning -> line(text, "warning", warning));
        text.append('\n').append(stages(run).render());
        if (run.failure() != null) {
            text.append("\n\n").append(failure(run.failure()));
        }
        return text.toString();
    }

    private static void inputs(StringBuilder text, PartitionWindow<InputView> window) {
        if (window.isLong()) {
            String corrections = window.corrections();
            line(
                    text,
                    "input",
                    window.dataset() + " " + window.partitions() + (corrections.isEmpty() ? "" : "; " + corrections));
            return;
        }
        for (InputView input : window.versions()) {
            line(
                    text,
                    "input",
                    input.dataset() + " " + input.partition() + " version " + input.sequence() + " (" + input.token()
                            + ")");
        }
    }

    /** Why a run has no model, and what to do. */
    public static String failure(FailureView failure) {
        String text = headline(failure);
        if (!failure.message().isEmpty()) {
            text += ": " + failure.message();
        }
        if (failure.hint() != null && !failure.hint().isEmpty()) {
            text += "\n" + failure.hint();
        }
        if (!failure.log().isEmpty()) {
            text += "\n" + failure.log().stream().map(l -> "  | " + l).collect(Collectors.joining("\n"));
        }
        return text;
    }

    private static String headline(FailureView failure) {
        if (failure.isCancellation()) {
            return failure.stage().key() + " was cancelled";
        }
        return failure.isRejection()
                ? "The model was rejected"
                : failure.stage().key() + " failed (" + failure.code() + ")";
    }

    /** Null where none is known. */
    public static String metric(ModelView model) {
        return model.metric() == null ? null : model.metric() + " " + String.format(Locale.ROOT, "%.4f", model.value());
    }

    /** Its coordinates, and its metric where it is known. */
    static String named(ModelView model, String between) {
        return model.coordinates() + (model.metric() == null ? "" : between + metric(model));
    }

    public static String seconds(Double seconds) {
        return seconds == null ? "-" : String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static Table stages(RunView run) {
        Table table = new Table("STAGE", "STATE", "SECONDS", "ATTEMPTS");
        for (StageView stage : run.stages()) {
            String attempts = stage.attempts().stream()
                    .map(attempt -> attempt.workload()
                            + (attempt.failure() == null ? "" : " (failed: " + attempt.failure() + ")"))
                    .collect(Collectors.joining(", "));
            table.row(stage.name().key(), stage.state(), seconds(stage.seconds()), attempts);
        }
        return table;
    }

    private static String state(RunView run) {
        return run.state()
                + (run.generation() > 1 ? " (generation " + run.generation() + ")" : "")
                + (run.cancelRequested() && !run.isOver() ? " (cancelling)" : "");
    }

    /** The one that is at work, or that ended the run. */
    private static String stage(RunView run) {
        return run.stages().stream()
                .filter(stage -> stage.state() != StageState.SUCCEEDED && stage.state() != StageState.PENDING)
                .map(stage -> stage.name().key())
                .findFirst()
                .orElse(null);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-9s%s%n", name, value));
    }
}
