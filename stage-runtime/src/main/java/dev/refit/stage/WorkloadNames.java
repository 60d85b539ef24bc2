package dev.refit.stage;

import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of workloads, {@code <run>-<stage>[-tN]-aN}: at most {@value #MAX} characters, so that every backend takes them.
 */
final class WorkloadNames {
    static final int MAX = 52;

    private static final Pattern NAME = Pattern.compile("(.+-[a-z]+?)(-t\\d+)?-a\\d+");

    private WorkloadNames() {}

    static String of(RunRef run, Stage stage, int trial, int attempt) {
        return stageOf(run, stage) + (trial == Task.OWN ? "" : "-t" + trial) + "-a" + attempt;
    }

    static String stageOf(RunRef run, Stage stage) {
        return run.run() + "-" + stage.key();
    }

    /** The {@link #stageOf} part of a name. */
    static Optional<String> stageOf(String workload) {
        Matcher matcher = NAME.matcher(workload);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
