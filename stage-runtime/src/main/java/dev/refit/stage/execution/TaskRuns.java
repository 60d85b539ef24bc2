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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The tasks of one stage with their results so far. Not thread-safe: its execution guards it. */
final class TaskRuns {
    private final RunRef run;
    private final Stage stage;
    private final ExecutionPorts ports;
    private final CompletableFuture<Void> over;
    private final Map<TaskKey, TaskRun> runs = new TreeMap<>();
    private final Map<TaskKey, Object> results = new TreeMap<>();

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

    /** Looks at a task once, and keeps its result when there is one. */
    TaskProgress advance(Task task, Function<String, Optional<Workload>> seen, boolean room) {
        return kept(task, runOf(task).advance(seen, room));
    }

    /** Withdraws those of the tasks that are the service's own. Workloads are left to {@link #cancel()}. */
    Withdrawal withdraw(Collection<Task> tasks) {
        Withdrawal withdrawal = Withdrawal.COMPLETE;
        for (Task task : pending(tasks)) {
            TaskProgress progress = runOf(task) instanceof InProcessTaskRun<?> inProcess
                    ? kept(task, inProcess.withdraw())
                    : new TaskProgress.Withdrawn();
            if (progress instanceof TaskProgress.Waiting) {
                return Withdrawal.PENDING;
            }
            if (progress instanceof TaskProgress.Succeeded) {
                withdrawal = Withdrawal.TOO_LATE;
            }
        }
        return withdrawal;
    }

    /** Ends the attempts of all tasks that have no result. */
    void cancel() {
        runs.forEach((key, task) -> {
            if (!results.containsKey(key)) {
                task.cancel();
            }
        });
    }

    List<Attempt> failedAttempts() {
        return runs.values().stream()
                .flatMap(task -> task.failedAttempts().stream())
                .toList();
    }

    /** The names of the workloads of tasks that have no result. */
    List<String> pendingWorkloads() {
        return runs.entrySet().stream()
                .filter(entry -> !results.containsKey(entry.getKey()))
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
        return new WorkloadTaskRun(run, stage, (WorkloadTask) task, ports);
    }
}
