package dev.refit.launcher.testkit;

import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One workload of the backend in memory, which guards it. */
final class InMemoryWorkload {
    private final WorkloadSpec spec;
    private final List<String> log = new ArrayList<>();
    private WorkloadState state;

    InMemoryWorkload(WorkloadSpec spec, WorkloadState state) {
        this.spec = spec;
        this.state = state;
    }

    Workload seen() {
        return new Workload(spec.name(), spec.requestDigest(), spec.requestUri(), state);
    }

    WorkloadState state() {
        return state;
    }

    void refuseOther(WorkloadSpec asked) {
        if (!asked.requestDigest().equals(spec.requestDigest())) {
            throw new WorkloadConflictException(spec.name(), asked.requestDigest(), spec.requestDigest());
        }
    }

    void become(WorkloadState next) {
        state = next;
    }

    void end(Function<Instant, WorkloadState> next) {
        if (state.isOver()) {
            throw new IllegalStateException(spec.name() + " is " + state + ", expected it not to be over");
        }
        state = next.apply(state instanceof WorkloadState.Running running ? running.started() : Instant.now());
    }

    void progress(WorkloadState.Progress progress) {
        if (!(state instanceof WorkloadState.Running running)) {
            throw new IllegalStateException(spec.name() + " is " + state + ", expected it to run");
        }
        state = new WorkloadState.Running(running.started(), Optional.of(progress));
    }

    void log(String line) {
        log.add(line);
    }

    List<String> tail(int lines) {
        return List.copyOf(log.subList(Math.max(0, log.size() - lines), log.size()));
    }
}
