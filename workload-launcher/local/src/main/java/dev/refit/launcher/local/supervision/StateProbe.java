package dev.refit.launcher.local.supervision;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.execution.ExecutionEnd;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.process.ProcessTable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Determines the state of an execution from its folder, its supervisor and the clock, and records what is final. */
public final class StateProbe {
    private final ProcessTable processes;

    /** Progress that was reported too long ago to be near the log's end, by token. */
    private final Map<String, WorkloadState.Progress> progress = new ConcurrentHashMap<>();

    public StateProbe(ProcessTable processes) {
        this.processes = processes;
    }

    public WorkloadState state(WorkloadExecution execution) {
        Optional<WorkloadState> over = over(execution);
        if (over.isPresent()) {
            return over.get();
        }
        Optional<WorkloadExecution.Claim> claim = execution.claim();
        if (claim.isEmpty()) {
            // A cancellation may have come between the two looks, a start never undoes itself.
            return over(execution).orElseGet(WorkloadState.Queued::new);
        }
        Instant started = claim.get().started();
        if (!runs(claim.get())) {
            // A supervisor that wrote its word and ended since the first look keeps it: the first writer wins.
            execution.settle(ExecutionEnd.Kind.INTERRUPTED, "its supervisor is gone and left no word");
        } else if (Instant.now().isAfter(started.plus(execution.spec().timeout()))) {
            execution.settle(ExecutionEnd.Kind.TIMED_OUT, "");
        }
        return over(execution).orElseGet(() -> new WorkloadState.Running(started, progress(execution)));
    }

    /** Whether the supervisor lives. */
    public boolean runs(WorkloadExecution.Claim claim) {
        return claim.supervisor().filter(processes::isAlive).isPresent();
    }

    private Optional<WorkloadState> over(WorkloadExecution execution) {
        return execution.outcome().map(outcome -> {
            progress.remove(execution.spec().token());
            Instant started =
                    execution.claim().map(WorkloadExecution.Claim::started).orElse(outcome.at());
            return outcome.state(started, execution.spec(), execution.log());
        });
    }

    private Optional<WorkloadState.Progress> progress(WorkloadExecution execution) {
        String token = execution.spec().token();
        execution
                .log()
                .progress()
                .ifPresent(said -> progress.put(token, new WorkloadState.Progress(said.fraction(), said.message())));
        return Optional.ofNullable(progress.get(token));
    }
}
