package dev.refit.stage.records;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.events.StageEvent;
import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.run.store.RunFolder;
import dev.refit.stage.TaskKey;
import dev.refit.stage.WorkloadTask;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The durable truth about stages: outcome records, failed attempts, cancellations, and the workloads' files. Thread-safe. */
@ApplicationScoped
public class StageRecords {
    private final ArtifactStore store;

    public StageRecords(ArtifactStore store) {
        this.store = store;
    }

    /** A failed attempt as it is remembered. */
    public record FailedAttempt(Instant time, StageEvent.StageAttemptFailed event) {}

    /** Whether nothing is on record of a stage, in any generation, and nothing was asked of a workload. */
    public boolean isUntouched(RunRef run, Stage stage) {
        return store.list(RunFolder.of(run).stage(stage)).isEmpty();
    }

    public Optional<OutcomeRecord> outcome(RunRef run, Stage stage) {
        return store.read(RunFolder.of(run).outcome(stage, run.generation()))
                .map(json -> RefitJson.read(json, OutcomeRecord.class));
    }

    /** The outcomes of a stage in all generations of its run. */
    public List<OutcomeRecord> outcomes(RunRef run, Stage stage) {
        RunFolder folder = RunFolder.of(run);
        return store.list(folder.stage(stage)).stream()
                .filter(folder::isOutcome)
                .flatMap(path -> store.read(path).stream())
                .map(json -> RefitJson.read(json, OutcomeRecord.class))
                .toList();
    }

    /** Writes the outcome unless there is one, and answers the one that stands. */
    public OutcomeRecord conclude(RunRef run, Stage stage, OutcomeRecord outcome) {
        byte[] json = RefitJson.bytes(outcome);
        if (store.putIfAbsent(RunFolder.of(run).outcome(stage, run.generation()), json)) {
            // As everybody reads it.
            return RefitJson.read(json, OutcomeRecord.class);
        }
        return outcome(run, stage).orElseThrow();
    }

    /** Whether a stage of a run has, in whatever generation, ended with an event of this type. */
    public boolean endedWith(String run, Stage stage, Class<? extends RunEvent> type) {
        return store.list(RunFolder.of(RunId.parse(run)).stage(stage)).stream()
                .filter(RunFolder.of(RunId.parse(run))::isOutcome)
                .flatMap(path -> store.read(path).stream())
                .map(json -> RefitJson.read(json, OutcomeRecord.class).event())
                .anyMatch(type::isInstance);
    }

    public Optional<FailedAttempt> failedAttempt(RunRef run, Stage stage, TaskKey task, int attempt) {
        return store.read(attemptFailed(run, stage, task, attempt))
                .map(json -> RefitJson.read(json, FailedAttempt.class));
    }

    public FailedAttempt attemptFailed(RunRef run, Stage stage, TaskKey task, int attempt, FailedAttempt failed) {
        byte[] json = RefitJson.bytes(failed);
        if (store.putIfAbsent(attemptFailed(run, stage, task, attempt), json)) {
            return RefitJson.read(json, FailedAttempt.class);
        }
        return failedAttempt(run, stage, task, attempt).orElseThrow();
    }

    public Optional<RunEvent.RunCancelRequested> cancelled(RunRef run) {
        return store.read(RunFolder.of(run).cancelled())
                .map(json -> RefitJson.read(json, RunEvent.RunCancelRequested.class));
    }

    public void cancel(RunEvent.RunCancelRequested request) {
        store.putIfAbsent(RunFolder.of(RunId.parse(request.run())).cancelled(), RefitJson.bytes(request));
    }

    /** When the steps with a budget have begun. */
    public record BudgetBegun(Instant time) {}

    /** Which workloads count when the budget is spent: those that had succeeded or failed for good by then. */
    public record BudgetSpent(Instant time, List<Integer> settled) {}

    /** Begins the budget of a generation unless it has begun, and answers when that was. */
    public Instant beginBudget(RunRef run, Stage stage, Instant now) {
        String path = RunFolder.of(run).budgetBegun(stage, run.generation());
        if (store.putIfAbsent(path, RefitJson.bytes(new BudgetBegun(now)))) {
            return now;
        }
        return RefitJson.read(store.read(path).orElseThrow(), BudgetBegun.class).time();
    }

    /** The numbers of the workloads that count; empty while the budget is not spent. */
    public Optional<List<Integer>> spentBudget(RunRef run, Stage stage) {
        return store.read(RunFolder.of(run).budgetSpent(stage, run.generation()))
                .map(json -> RefitJson.read(json, BudgetSpent.class).settled());
    }

    /** Has these workloads count unless the budget is spent, and answers the numbers of those that do. */
    public List<Integer> spendBudget(RunRef run, Stage stage, Instant now, List<Integer> settled) {
        store.putIfAbsent(
                RunFolder.of(run).budgetSpent(stage, run.generation()), RefitJson.bytes(new BudgetSpent(now, settled)));
        return spentBudget(run, stage).orElseThrow();
    }

    /** Whether a task does what cannot be undone, or was withdrawn before it did. */
    public record Commitment(boolean committed) {}

    /** Commits a task to its effect, unless it was withdrawn before; answers whether it is committed. */
    public boolean commit(RunRef run, Stage stage, TaskKey task) {
        return commitment(run, stage, task, true);
    }

    /** Whether a task is committed to its effect already. */
    public boolean isCommitted(RunRef run, Stage stage, TaskKey task) {
        return store.read(RunFolder.of(run).commitment(stage, task.name(), task.number()))
                .map(json -> RefitJson.read(json, Commitment.class).committed())
                .orElse(false);
    }

    /** Withdraws a task for good, unless it was committed before; answers whether it is withdrawn. */
    public boolean withdraw(RunRef run, Stage stage, TaskKey task) {
        return !commitment(run, stage, task, false);
    }

    private boolean commitment(RunRef run, Stage stage, TaskKey task, boolean wanted) {
        String path = RunFolder.of(run).commitment(stage, task.name(), task.number());
        if (store.putIfAbsent(path, RefitJson.bytes(new Commitment(wanted)))) {
            return wanted;
        }
        return store.read(path)
                .map(json -> RefitJson.read(json, Commitment.class).committed())
                .orElseThrow(() -> new ArtifactStoreException(path + " is there and cannot be read", null));
    }

    /** Records a request under its run's id unless there is one, and returns the request on record. */
    public RunEvent.RunRequested requested(RunEvent.RunRequested request) {
        String path = RunFolder.of(request.ref()).request();
        if (store.putIfAbsent(path, RefitJson.bytes(request))) {
            return request;
        }
        return store.read(path)
                .map(json -> RefitJson.read(json, RunEvent.RunRequested.class))
                .orElseThrow();
    }

    /** Writes a task's request into a new folder of its own and answers where. */
    public URI writeRequest(RunRef run, Stage stage, WorkloadTask task, int attempt, String execution) {
        String path = RunFolder.of(run).execution(stage, task.number(), attempt, execution) + "request.json";
        store.put(path, RefitJson.bytes(task.request()));
        return store.uri(path);
    }

    /** The request of an attempt's execution that has left a result; empty when none has. */
    public Optional<URI> requestWithResult(RunRef run, Stage stage, WorkloadTask task, int attempt) {
        RunFolder folder = RunFolder.of(run);
        return store.list(folder.task(stage, task.number())).stream()
                .filter(path -> folder.isResult(path, stage, task.number(), attempt))
                .findFirst()
                .map(path -> store.uri(path).resolve("request.json"));
    }

    /** How often an attempt was launched, or was about to be. */
    public int executions(RunRef run, Stage stage, WorkloadTask task, int attempt) {
        RunFolder folder = RunFolder.of(run);
        return (int) store.list(folder.task(stage, task.number())).stream()
                .filter(path -> folder.isRequest(path, stage, task.number(), attempt))
                .count();
    }

    /** Keeps lines of a log beside the request. */
    public void log(URI request, List<String> lines) {
        store.put(
                store.path(request.resolve("log.txt")),
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** In which generation a workload was asked for; empty when its request is gone or cannot be read. */
    public Optional<Integer> generation(URI request) {
        try {
            return store.read(store.path(request))
                    .map(json -> RefitJson.read(json, WorkloadRequest.class).generation());
        } catch (RefitJson.UnreadableException e) {
            return Optional.empty();
        }
    }

    /**
     * What a workload left beside its request, whichever run it says it is for; empty when there is nothing.
     *
     * @throws RefitJson.UnreadableException when what it left is torn
     */
    public Optional<WorkloadResult> result(URI request) {
        return store.read(store.path(request.resolve("result.json")))
                .map(json -> RefitJson.read(json, WorkloadResult.class));
    }

    private static String attemptFailed(RunRef run, Stage stage, TaskKey task, int attempt) {
        RunFolder folder = RunFolder.of(run);
        return task.name().isEmpty()
                ? folder.attemptFailed(stage, task.number(), attempt)
                : folder.attemptFailed(stage, task.name(), task.number(), attempt);
    }
}
