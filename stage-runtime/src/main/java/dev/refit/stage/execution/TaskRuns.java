package dev.refit.stage.execution;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadState;
import dev.refit.stage.InProcessTask;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import dev.refit.stage.TaskResults;
import dev.refit.stage.WorkloadTask;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tasks of one stage with their results so far. Not thread-safe: its execution guards it. */
final class TaskRuns {
    private final RunRef run;
    private final Stage stage;
    private final ExecutionPorts ports;
    private final CompletableFuture<Void> over;
    private final RecordChecks checks;
    private final Map<TaskKey, TaskRun> runs = new TreeMap<>();
    private final Map<TaskKey, Object> results = new TreeMap<>();

    /** Of tasks that have failed for good, where that is a result. */
    private final Map<TaskKey, Failure> failures = new TreeMap<>();

    /** The tasks of steps with a budget, and which of them count once it is spent; empty before. */
    private final Set<TaskKey> budgeted = new HashSet<>();

    private Optional<Set<TaskKey>> counting = Optional.empty();

    /** Tasks of which no attempt is on, and none can be before there is room. */
    private final Set<TaskKey> idle = new HashSet<>();

    /** Those of them that the last look had no room for: only another task's end matters to them. */
    private final Set<TaskKey> crowded = new HashSet<>();

    /** Whether nothing is on record of tasks that this process has not looked at. */
    private boolean untouched;

    /** @param over completes when the stage is over, exceptionally when it is released */
    TaskRuns(RunRef run, Stage stage, ExecutionPorts ports, CompletableFuture<Void> over, RecordChecks checks) {
        this.over = over;
        this.checks = checks;
        this.run = run;
        this.stage = stage;
        this.ports = ports;
    }

    /** Says whether anything is on record of tasks that are looked at for the first time from now on. */
    void beginIn(boolean untouchedFolder) {
        untouched = untouchedFolder;
    }

    TaskResults results() {
        boolean spent = counting.isPresent() && counting.get().stream().allMatch(this::isSettled);
        return TaskResults.of(counted(results), counted(failures), spent);
    }

    /** Those of a step's tasks that may be carried out: all of them, until its budget is spent. */
    List<Task> admitted(Step.Launch step) {
        if (step.budget().isPresent()) {
            step.tasks().forEach(task -> budgeted.add(task.key()));
        }
        return step.tasks().stream().filter(task -> counts(task.key())).toList();
    }

    /** Has only these tasks count of those with a budget, as it is spent. */
    void spend(Collection<TaskKey> settled) {
        counting = Optional.of(Set.copyOf(settled));
    }

    boolean budgetIsSpent() {
        return counting.isPresent();
    }

    /** The tasks with a budget that have a result, or have failed where that is a result. */
    List<TaskKey> settledWithinBudget() {
        return budgeted.stream().filter(this::isSettled).sorted().toList();
    }

    /** Those of the tasks that have no result yet. */
    List<Task> pending(Collection<Task> tasks) {
        return tasks.stream().filter(task -> !isSettled(task.key())).toList();
    }

    boolean areSettled(Collection<Task> tasks) {
        return pending(tasks).isEmpty();
    }

    /** How many tasks have failed where that is a result. */
    int failures() {
        return failures.size();
    }

    /** Keeps a failure for good as the result of its task. */
    void tolerate(Task task, Failure failure) {
        failures.put(task.key(), failure);
    }

    /**
     * Looks at a task once, and keeps its result when there is one. While there is no room, a task of which no attempt is on
     * is not looked at again.
     */
    TaskProgress advance(Task task, Function<String, Optional<Workload>> seen, boolean room) {
        if (!room && idle.contains(task.key())) {
            crowded.add(task.key());
            return new TaskProgress.Waiting(false);
        }
        crowded.remove(task.key());
        TaskProgress progress = kept(task, runOf(task).advance(seen, room));
        if (progress instanceof TaskProgress.Waiting waiting && !waiting.active()) {
            idle.add(task.key());
        } else {
            idle.remove(task.key());
        }
        return progress;
    }

    /** Ends the tasks of a step, also those that another process has begun, or finds their results. */
    Withdrawal withdraw(Step.Launch step, Function<String, Optional<Workload>> seen, Ending ending) {
        crowded.clear();
        List<Task> tasks = admitted(step);
        boolean waiting = false;
        for (Task task : pending(tasks)) {
            TaskProgress progress = kept(task, runOf(task).withdraw(seen, ending));
            if (progress instanceof TaskProgress.Committed) {
                return Withdrawal.COMMITTED;
            }
            if (progress instanceof TaskProgress.GaveUp gaveUp && step.failuresAreResults()) {
                tolerate(task, gaveUp.failure());
            }
            waiting |= progress instanceof TaskProgress.Waiting;
        }
        if (waiting) {
            return Withdrawal.PENDING;
        }
        return areSettled(tasks) ? Withdrawal.SUCCEEDED : Withdrawal.COMPLETE;
    }

    /** Ends those of the tasks that have no result, also those that another process has begun. */
    void cancel(Collection<Task> tasks) {
        pending(tasks).forEach(task -> runOf(task).cancel());
    }

    /** Ends what this process has begun and has no result. */
    void cancelOwn() {
        runs.forEach((key, task) -> {
            if (!results.containsKey(key)) {
                task.cancelOwn();
            }
        });
    }

    /** Ends what was launched while the stage was being ended, by a process that did not know that yet. */
    void cancelStragglers() {
        List<String> names = pendingWorkloads();
        if (!names.isEmpty()) {
            ports.launcher.list(names).stream()
                    .filter(workload -> !workload.state().isOver())
                    .forEach(workload -> ports.launcher.cancel(workload.name()));
        }
    }

    /** Whether a task waits for the artifact store, though a look at the stage succeeds. */
    boolean waitForStore() {
        return runs.values().stream().anyMatch(task -> task instanceof InProcessTaskRun<?> own && own.storeIsAway());
    }

    List<Attempt> failedAttempts() {
        return runs.values().stream()
                .flatMap(task -> task.failedAttempts().stream())
                .toList();
    }

    /** When a task is to be looked at again though no workload has changed; {@link Instant#MAX} when there is no such time. */
    Instant due() {
        return pendingRuns(key -> counts(key) && !crowded.contains(key))
                .map(TaskRun::due)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Whether an attempt of a task is under way, or none has been looked at yet. */
    boolean areAtWork() {
        return runs.isEmpty() || pendingRuns(this::counts).anyMatch(TaskRun::isAtWork);
    }

    /** The workloads that are waited for, as the last look saw them. */
    Map<String, WorkloadState> followed() {
        Map<String, WorkloadState> followed = new HashMap<>();
        pendingRuns(this::counts)
                .filter(WorkloadTaskRun.class::isInstance)
                .map(WorkloadTaskRun.class::cast)
                .forEach(task -> task.followed().ifPresent(state -> followed.put(task.name(), state)));
        return followed;
    }

    private List<String> pendingWorkloads() {
        return pendingRuns(key -> true)
                .filter(WorkloadTaskRun.class::isInstance)
                .map(task -> ((WorkloadTaskRun) task).name())
                .toList();
    }

    private boolean isSettled(TaskKey task) {
        return results.containsKey(task) || failures.containsKey(task);
    }

    /** Whatever a task without a budget leaves counts, also when the budget of others is spent. */
    private boolean counts(TaskKey task) {
        return counting.isEmpty() || counting.get().contains(task) || !budgeted.contains(task);
    }

    private <V> Map<TaskKey, V> counted(Map<TaskKey, V> all) {
        Map<TaskKey, V> counted = new TreeMap<>(all);
        counted.keySet().removeIf(key -> !counts(key));
        return counted;
    }

    private Stream<TaskRun> pendingRuns(Predicate<TaskKey> which) {
        return runs.entrySet().stream()
                .filter(entry -> !isSettled(entry.getKey()) && which.test(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private TaskProgress kept(Task task, TaskProgress progress) {
        if (progress instanceof TaskProgress.Succeeded succeeded) {
            results.put(task.key(), succeeded.result());
        }
        return progress;
    }

    private TaskRun runOf(Task task) {
        return runs.computeIfAbsent(task.key(), key -> started(task));
    }

    private TaskRun started(Task task) {
        if (task instanceof InProcessTask<?> inProcess) {
            return new InProcessTaskRun<>(run, stage, inProcess, ports, over, checks);
        }
        return new WorkloadTaskRun(run, stage, (WorkloadTask) task, ports, over, checks, untouched);
    }
}
