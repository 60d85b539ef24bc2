package dev.refit.stage;

import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of attempts, {@code <run>-<stage>[-tN]-aN} for workloads and {@code <run>-<task>[-tN]-aN} for work of the
 * service's own process: at most {@value #MAX} characters, so that every backend takes them. The first part of a
 * workload's name, {@code <run>-<stage>}, is the key of its flight.
 */
final class AttemptNames {
    static final int MAX = 52;

    private static final Pattern NAME = Pattern.compile("(.+-[a-z]+?)(-t\\d+)?-a\\d+");

    private AttemptNames() {}

    static String of(RunRef run, Stage stage, TaskKey task, int attempt) {
        String first = task.name().isEmpty() ? flightKey(run, stage) : run.run() + "-" + task.name();
        return first + (task.number() == Task.SINGLE ? "" : "-t" + task.number()) + "-a" + attempt;
    }

    static String flightKey(RunRef run, Stage stage) {
        return run.run() + "-" + stage.key();
    }

    /** The key of the flight that a workload belongs to; empty for a name of another form. */
    static Optional<String> parseFlightKey(String workload) {
        Matcher matcher = NAME.matcher(workload);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
