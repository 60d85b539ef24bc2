package dev.refit.run.store;

import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.WorkloadName;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folder of a run in the artifact store, {@code runs/<refit>/<run>/}. All paths are relative to the store's root; paths
 * of folders end with a slash.
 *
 * <pre>
 * run.json                                     the request that started the run
 * requested-gN.json                            the event that began generation N, of a retry or an upload
 * cancelled.json                               the request to cancel it
 * STAGE/outcome.json                           how the stage ended; outcome-gN.json in generation N
 * STAGE/budget-begun.json                      when the steps with a budget began; budget-begun-gN.json in generation N
 * STAGE/budget-spent.json                      which tasks count since it is spent; budget-spent-gN.json in generation N
 * STAGE/[tN/]attempt-N-failed.json             an attempt that failed
 * STAGE/WORK/[tN/]attempt-N-failed.json        an attempt that failed of work of the service's own process
 * STAGE/WORK/[tN/]commitment.json              whether such work does what cannot be undone, or was withdrawn before
 * STAGE/[tN/]ATTEMPT-EXECUTION/                what one execution of an attempt's workload reads and writes
 * </pre>
 *
 * @param path the folder
 */
public record RunFolder(String path) {
    /** The folder of all runs' folders, ending in a slash. */
    public static final String ALL = "runs/";

    private static final String STAGES =
            Arrays.stream(Stage.values()).map(Stage::key).collect(Collectors.joining("|"));
    private static final Pattern OUTCOME = Pattern.compile("(?:" + STAGES + ")/outcome(?:-g\\d+)?\\.json");
    private static final Pattern GENERATION_REQUEST = Pattern.compile("requested-g\\d+\\.json");
    private static final Pattern EXECUTION = Pattern.compile("((?:" + STAGES + ")/(?:t\\d+/)?\\d+-[0-9a-f]{8}/).+");

    private static final Pattern STORE =
            Pattern.compile("(.*/)runs/[^/]+/[^/]+/(?:" + STAGES + ")/(?:t\\d+/)?\\d+-[0-9a-f]{8}/");

    /**
     * The root of the artifact store that a workload works for.
     *
     * @param execution the folder of its execution, with the store's address, ending in a slash
     * @return ending in a slash; empty when the folder is not one of an execution
     */
    public static Optional<String> storeOf(String execution) {
        Matcher matcher = STORE.matcher(execution);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The folder of a run. */
    public static RunFolder of(RunRef run) {
        return of(run.refit(), run.run());
    }

    /** The folder of a run whose id is all that is known. */
    public static RunFolder of(RunId run) {
        return of(run.refit(), run.toString());
    }

    /** The folder of a run of this refit. */
    public static RunFolder of(String refit, String run) {
        return new RunFolder(ALL + refit + "/" + run + "/");
    }

    /** The record of the request that started the run. */
    public String request() {
        return path + "run.json";
    }

    /** The record of the event with which a generation began: a retry, or the upload of a model. */
    public String generationRequest(int generation) {
        return path + "requested-g" + generation + ".json";
    }

    /** Whether a path is the record of an event with which a generation of this run began. */
    public boolean isGenerationRequest(String object) {
        return object.startsWith(path)
                && GENERATION_REQUEST.matcher(object.substring(path.length())).matches();
    }

    /** The record of the request to cancel the run; it exists only when there was one. */
    public String cancelled() {
        return path + "cancelled.json";
    }

    /** The folder of a stage. */
    public String stage(Stage stage) {
        return path + stage.key() + "/";
    }

    /** The record of how a stage ended in a generation. */
    public String outcome(Stage stage, int generation) {
        return ofGeneration(stage, "outcome", generation);
    }

    /** The record of when the steps with a budget began in a generation; it exists only where there are any. */
    public String budgetBegun(Stage stage, int generation) {
        return ofGeneration(stage, "budget-begun", generation);
    }

    /** The record of which tasks count since the budget of a generation is spent. */
    public String budgetSpent(Stage stage, int generation) {
        return ofGeneration(stage, "budget-spent", generation);
    }

    private String ofGeneration(Stage stage, String record, int generation) {
        return stage(stage) + record + (generation == 1 ? "" : "-g" + generation) + ".json";
    }

    /** The folder of a task. @param task its number from 1; {@link WorkloadName#SINGLE} where the stage has one task only */
    public String task(Stage stage, int task) {
        return stage(stage) + (task == WorkloadName.SINGLE ? "" : "t" + task + "/");
    }

    /** The record of an attempt that failed. */
    public String attemptFailed(Stage stage, int task, int attempt) {
        return task(stage, task) + "attempt-" + attempt + "-failed.json";
    }

    /**
     * The record of an attempt that failed of work that a service does in its own process.
     *
     * @param work the name of the work
     * @param number from 1 where the stage has several of this name; {@link WorkloadName#SINGLE} otherwise
     */
    public String attemptFailed(Stage stage, String work, int number, int attempt) {
        return work(stage, work, number) + "attempt-" + attempt + "-failed.json";
    }

    /** The record of whether work of a service's own process does what cannot be undone, or was withdrawn before. */
    public String commitment(Stage stage, String work, int number) {
        return work(stage, work, number) + "commitment.json";
    }

    private String work(Stage stage, String work, int number) {
        return stage(stage) + work + "/" + (number == WorkloadName.SINGLE ? "" : "t" + number + "/");
    }

    /**
     * The folder of one execution of an attempt's workload.
     *
     * @param execution eight hexadecimal digits that distinguish it from other executions of the attempt
     */
    public String execution(Stage stage, int task, int attempt, String execution) {
        return task(stage, task) + attempt + "-" + execution + "/";
    }

    /** Whether a path is an outcome record of this run, of any stage and generation. */
    public boolean isOutcome(String object) {
        return object.startsWith(path)
                && OUTCOME.matcher(object.substring(path.length())).matches();
    }

    /** Whether a path is the request of one of an attempt's executions. */
    public boolean isRequest(String object, Stage stage, int task, int attempt) {
        return isOfExecution(object, stage, task, attempt, "request.json");
    }

    /** Whether a path is the result of one of an attempt's executions. */
    public boolean isResult(String object, Stage stage, int task, int attempt) {
        return isOfExecution(object, stage, task, attempt, "result.json");
    }

    private boolean isOfExecution(String object, Stage stage, int task, int attempt, String file) {
        String start = task(stage, task) + attempt + "-";
        return object.startsWith(start) && object.substring(start.length()).matches("[^/]+/" + Pattern.quote(file));
    }

    /**
     * The folder of the execution that a path of this run lies in; empty for records and for whatever has another form, such
     * as the files of a later release.
     */
    public Optional<String> executionOf(String object) {
        if (!object.startsWith(path)) {
            return Optional.empty();
        }
        Matcher matcher = EXECUTION.matcher(object.substring(path.length()));
        return matcher.matches() ? Optional.of(path + matcher.group(1)) : Optional.empty();
    }
}
