package dev.refit.stage;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.events.StageEvent;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The durable truth about stages: outcome records, failed attempts, cancellations; and the workloads' files. */
@ApplicationScoped
public class StageRecords {
    private final ArtifactStore store;

    public StageRecords(ArtifactStore store) {
        this.store = store;
    }

    /** A failed attempt as it is remembered. */
    record FailedAttempt(Instant time, StageEvent.StageAttemptFailed event) {}

    Optional<OutcomeRecord> outcome(RunRef run, Stage stage) {
        return store.read(RunPaths.of(run).outcome(stage, run.generation()))
                .map(json -> RefitJson.read(json, OutcomeRecord.class));
    }

    /** Writes the outcome unless there is one, and answers the one that stands. */
    OutcomeRecord conclude(RunRef run, Stage stage, OutcomeRecord outcome) {
        store.putIfAbsent(RunPaths.of(run).outcome(stage, run.generation()), RefitJson.bytes(outcome));
        return outcome(run, stage).orElseThrow();
    }

    /** Whether a stage of a run has, in whatever generation, ended with an event of this type. */
    public boolean endedWith(String run, Stage stage, Class<? extends RunEvent> type) {
        return store.list(RunPaths.of(run).stage(stage)).stream()
                .filter(RunPaths::isOutcome)
                .flatMap(path -> store.read(path).stream())
                .map(json -> RefitJson.read(json, OutcomeRecord.class).event())
                .anyMatch(type::isInstance);
    }

    Optional<FailedAttempt> failedAttempt(RunRef run, Stage stage, TaskKey task, int attempt) {
        return store.read(RunPaths.of(run).attemptFailed(stage, task, attempt))
                .map(json -> RefitJson.read(json, FailedAttempt.class));
    }

    FailedAttempt attemptFailed(RunRef run, Stage stage, TaskKey task, int attempt, FailedAttempt failed) {
        store.putIfAbsent(RunPaths.of(run).attemptFailed(stage, task, attempt), RefitJson.bytes(failed));
        return failedAttempt(run, stage, task, attempt).orElseThrow();
    }

    Optional<RunEvent.RunCancelRequested> cancelled(RunRef run) {
        return store.read(RunPaths.of(run).cancelled())
                .map(json -> RefitJson.read(json, RunEvent.RunCancelRequested.class));
    }

    void cancel(RunEvent.RunCancelRequested request) {
        store.putIfAbsent(RunPaths.of(request.run()).cancelled(), RefitJson.bytes(request));
    }

    void requested(RunEvent.RunRequested request) {
        store.putIfAbsent(RunPaths.of(request.ref()).request(), RefitJson.bytes(request));
    }

    /** Writes a task's request into a new folder of its own and answers where. */
    URI writeRequest(RunRef run, Stage stage, WorkloadTask task, int attempt, String execution) {
        String path = RunPaths.of(run).execution(stage, task.key(), attempt, execution) + "request.json";
        store.put(path, RefitJson.bytes(task.request()));
        return store.uri(path);
    }

    /** The request of an attempt's execution that has left a result; empty when none has. */
    Optional<URI> requestWithResult(RunRef run, Stage stage, TaskKey task, int attempt) {
        RunPaths paths = RunPaths.of(run);
        return store.list(paths.task(stage, task)).stream()
                .filter(path -> paths.isResult(path, stage, task, attempt))
                .findFirst()
                .map(path -> store.uri(path).resolve("request.json"));
    }

    /** Keeps lines of a log beside the request. */
    void log(URI request, List<String> lines) {
        store.put(
                store.path(request.resolve("log.txt")),
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** In which generation a workload was asked for; empty when its request is gone or cannot be read. */
    Optional<Integer> generation(URI request) {
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
    Optional<WorkloadResult> result(URI request) {
        return store.read(store.path(request.resolve("result.json")))
                .map(json -> RefitJson.read(json, WorkloadResult.class));
    }
}
