package dev.refit.stage;

import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;

/** Where in the artifact store the records of a run lie. */
record RunPaths(String folder) {
    static RunPaths of(RunRef run) {
        return new RunPaths("runs/" + run.refit() + "/" + run.run() + "/");
    }

    static RunPaths of(String run) {
        return new RunPaths("runs/" + run.substring(0, run.length() - 11) + "/" + run + "/");
    }

    String request() {
        return folder + "run.json";
    }

    String cancelled() {
        return folder + "cancelled.json";
    }

    String outcome(Stage stage, int generation) {
        return folder + stage.key() + (generation == 1 ? "/outcome.json" : "/outcome-g" + generation + ".json");
    }

    /** The folder of a stage. */
    String stage(Stage stage) {
        return folder + stage.key() + "/";
    }

    /** Whether a path below a stage's folder is an outcome record's, of any generation. */
    static boolean isOutcome(String path) {
        return path.substring(path.lastIndexOf('/') + 1).matches("outcome(-g\\d+)?\\.json");
    }

    String attemptFailed(Stage stage, TaskKey task, int attempt) {
        return task(stage, task) + "attempt-" + attempt + "-failed.json";
    }

    String execution(Stage stage, TaskKey task, int attempt, String execution) {
        return task(stage, task) + attempt + "-" + execution + "/";
    }

    /** Whether a path is the result of one of an attempt's executions. */
    boolean isResult(String path, Stage stage, TaskKey task, int attempt) {
        String start = task(stage, task) + attempt + "-";
        return path.startsWith(start) && path.substring(start.length()).matches("[^/]+/result\\.json");
    }

    String task(Stage stage, TaskKey task) {
        return stage(stage)
                + (task.name().isEmpty() ? "" : task.name() + "/")
                + (task.number() == Task.SINGLE ? "" : "t" + task.number() + "/");
    }
}
