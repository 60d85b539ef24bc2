package dev.refit.stage.execution;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.launcher.Workload;
import dev.refit.stage.InProcessTask;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import dev.refit.stage.TaskResults;
import dev.refit.stage.WorkloadTask;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** The tasks of one stage with their results so far. Not thread-safe: its execution guards it. */
final class TaskRuns {
    private final RunRef run;
    private final Stage stage;
    private final ExecutionPorts ports;
    private final CompletableFuture<Void> over;
    private final Map<TaskKey, TaskRun> runs = new TreeMap<>();
    private final Map<TaskKey, Object> results = new TreeMap<>();

    /** Tasks of which no attempt is on, and none can be before there is room. */
    private final Set<TaskKey> idle = new HashSet<>();

    /** @param over completes when the stage is over, exceptionally when it is released */
    TaskRuns(RunRef run, Stage stage, ExecutionPorts ports, CompletableFuture<Void> over) {
        this.over = over;
        this.run = run;
        this.stage = stage;
        this.ports = ports;
    }

    TaskResults results() {
        return TaskResults.of(results);
    }

    /** Those of the tasks that have no result yet. */
    List<Task> pending(Collection<Task> tasks) {
        return tasks.stream().filter(task -> !results.containsKey(task.key())).toList();
    }

    boolean haveSucceeded(Collection<Task> tasks) {
        return pending(tasks).isEmpty();
    }

    /**
     * Looks at a task once, and keeps its result when there is one. While there is no room, a task of which no attempt is on
     * is not looked at again.
     */
    TaskProgress advance(Task task, Function<String, Optional<Workload>> seen, boolean room) {
        if (!room && idle.contains(task.key())) {
            return new TaskProgress.Waiting(false);
        }
        TaskProgress progress = kept(task, runOf(task).advance(seen, room));
        if (progress instanceof TaskProgress.Waiting waiting && !waiting.active()) {
            idle.add(task.key());
        } else {
            idle.remove(task.key());
        }
        return progress;
    }

    /** Ends the tasks, also those that another process has begun, or finds their results. */
    Withdrawal withdraw(Collection<Task> tasks, Function<String, Optional<Workload>> seen, Ending ending) {
        boolean waiting = false;
        for (Task task : pending(tasks)) {
            TaskProgress progress = kept(task, runOf(task).withdraw(seen, ending));
            if (progress instanceof TaskProgress.Committed) {
                return Withdrawal.COMMITTED;
            }
            waiting |= progress instanceof TaskProgress.Waiting;
        }
        if (waiting) {
            return Withdrawal.PENDING;
        }
        return haveSucceeded(tasks) ? Withdrawal.SUCCEEDED : Withdrawal.COMPLETE;
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

    /** The names of the workloads of tasks that have no result, apart from those of which no attempt is on. */
    List<String> activeWorkloads() {
        return workloads(key -> !idle.contains(key));
    }

    private List<String> pendingWorkloads() {
        return workloads(key -> true);
    }

    private List<String> workloads(Predicate<TaskKey> which) {
        return runs.entrySet().stream()
                .filter(entry -> !results.containsKey(entry.getKey()) && which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(WorkloadTaskRun.class::isInstance)
                .map(task -> ((WorkloadTaskRun) task).name())
                .toList();
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
            return new InProcessTaskRun<>(run, stage, inProcess, ports, over);
        }
        return new WorkloadTaskRun(run, stage, (WorkloadTask) task, ports, over);
    }
}
