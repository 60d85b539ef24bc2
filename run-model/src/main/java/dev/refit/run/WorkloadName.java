package dev.refit.run;

import dev.refit.events.run.RunId;
import dev.refit.events.run.Stage;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a workload, {@code <run>-<stage>[-tN]-aN}: at most {@value #MAX} characters, so that every backend takes it.
 *
 * @param run the run's id
 * @param task the number of the stage's task, from 1; {@value #SINGLE} where the stage has one task only
 * @param attempt from 1
 */
public record WorkloadName(String run, Stage stage, int task, int attempt) {
    /** The most characters of a name. */
    public static final int MAX = 52;

    /** The task of a stage that has one task only; its number is not part of names and paths. */
    public static final int SINGLE = 0;

    private static final Pattern FORM = Pattern.compile("(?<run>.+)-(?<stage>"
            + Arrays.stream(Stage.values()).map(Stage::key).collect(Collectors.joining("|"))
            + ")(?:-t(?<task>[1-9]\\d{0,5}))?-a(?<attempt>[1-9]\\d{0,5})");

    /** The workload that a name names; empty when it is not the name of a run's workload. */
    public static Optional<WorkloadName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches() || RunId.find(matcher.group("run")).isEmpty()) {
            return Optional.empty();
        }
        String task = matcher.group("task");
        return Optional.of(new WorkloadName(
                matcher.group("run"),
                stage(matcher.group("stage")),
                task == null ? SINGLE : Integer.parseInt(task),
                Integer.parseInt(matcher.group("attempt"))));
    }

    @Override
    public String toString() {
        return run + "-" + stage.key() + (task == SINGLE ? "" : "-t" + task) + "-a" + attempt;
    }

    private static Stage stage(String key) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
