package dev.refit.launcher.local;

import dev.refit.launcher.WorkloadState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out how an execution is, with its supervisor and the clock, and writes down what is final. */
final class Examination {
    private final ProcessTable processes;

    /** What was said too long ago to stand near the log's end, by token. */
    private final Map<String, WorkloadState.Progress> progress = new ConcurrentHashMap<>();

    Examination(ProcessTable processes) {
        this.processes = processes;
    }

    WorkloadState state(Execution execution) {
        Optional<WorkloadState> over = over(execution);
        if (over.isPresent()) {
            return over.get();
        }
        Optional<Execution.Claim> claim = execution.claim();
        if (claim.isEmpty()) {
            // A cancellation may have come between the two looks, a start never undoes itself.
            return over(execution).orElseGet(WorkloadState.Queued::new);
        }
        Instant started = claim.get().started();
        if (!runs(claim.get())) {
            // A supervisor that wrote its word and ended since the first look keeps it: the first writer wins.
            execution.settle(Outcome.Kind.INTERRUPTED, "its supervisor is gone and left no word");
        } else if (Instant.now().isAfter(started.plus(execution.spec().timeout()))) {
            execution.settle(Outcome.Kind.TIMED_OUT, "");
        }
        return over(execution).orElseGet(() -> new WorkloadState.Running(started, progress(execution)));
    }

    /** Whether the supervisor lives. */
    boolean runs(Execution.Claim claim) {
        return claim.supervisor().filter(processes::isAlive).isPresent();
    }

    private Optional<WorkloadState> over(Execution execution) {
        return execution.outcome().map(outcome -> {
            progress.remove(execution.spec().token());
            Instant started = execution.claim().map(Execution.Claim::started).orElse(outcome.at());
            return outcome.state(started, execution.spec(), execution.log());
        });
    }

    private Optional<WorkloadState.Progress> progress(Execution execution) {
        String token = execution.spec().token();
        execution
                .log()
                .progress()
                .ifPresent(said -> progress.put(token, new WorkloadState.Progress(said.fraction(), said.message())));
        return Optional.ofNullable(progress.get(token));
    }
}
