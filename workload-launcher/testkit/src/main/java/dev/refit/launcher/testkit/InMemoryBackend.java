package dev.refit.launcher.testkit;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** The workloads that {@link RecordingWorkloadLauncher}s share. Listeners and the test's action are called unlocked. */
final class InMemoryBackend {
    private final Map<String, InMemoryWorkload> workloads = new LinkedHashMap<>();
    private final List<WorkloadSpec> launches = new ArrayList<>();
    private final List<String> cancellations = new ArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Consumer<WorkloadSpec> whenLaunched = spec -> {};
    private volatile boolean holdQueued;
    private volatile boolean unreachable;
    private volatile boolean loseHints;

    Instant now() {
        return Instant.now();
    }

    Workload launch(WorkloadSpec spec) {
        reach();
        synchronized (this) {
            InMemoryWorkload found = workloads.get(spec.name());
            if (found != null) {
                found.refuseOther(spec);
                if (!(found.state() instanceof WorkloadState.Interrupted)) {
                    return found.seen();
                }
            }
            WorkloadState state =
                    holdQueued ? new WorkloadState.Queued() : new WorkloadState.Running(now(), Optional.empty());
            workloads.put(spec.name(), new InMemoryWorkload(spec, state));
            launches.add(spec);
        }
        changed(spec.name());
        whenLaunched.accept(spec);
        return find(spec.name()).orElseThrow();
    }

    Optional<Workload> find(String name) {
        reach();
        synchronized (this) {
            return Optional.ofNullable(workloads.get(name)).map(InMemoryWorkload::seen);
        }
    }

    void cancel(String name) {
        reach();
        synchronized (this) {
            InMemoryWorkload workload = workloads.get(name);
            if (workload == null || workload.state().isOver()) {
                return;
            }
            workload.become(new WorkloadState.Cancelled(now()));
            cancellations.add(name);
        }
        changed(name);
    }

    synchronized List<String> tail(String name, int lines) {
        reach();
        InMemoryWorkload workload = workloads.get(name);
        return workload == null ? List.of() : workload.tail(lines);
    }

    void end(String name, Function<Instant, WorkloadState> state) {
        synchronized (this) {
            existing(name).end(state);
        }
        changed(name);
    }

    void start(String name) {
        synchronized (this) {
            InMemoryWorkload workload = existing(name);
            if (!(workload.state() instanceof WorkloadState.Queued)) {
                throw new IllegalStateException(name + " is " + workload.state() + ", expected it to be queued");
            }
            workload.become(new WorkloadState.Running(now(), Optional.empty()));
        }
        changed(name);
    }

    void forget(String name) {
        synchronized (this) {
            existing(name);
            workloads.remove(name);
        }
        changed(name);
    }

    void progress(String name, WorkloadState.Progress progress) {
        synchronized (this) {
            existing(name).progress(progress);
        }
        changed(name);
    }

    synchronized void log(String name, String line) {
        existing(name).log(line);
    }

    synchronized List<WorkloadSpec> launches() {
        return List.copyOf(launches);
    }

    synchronized List<String> cancellations() {
        return List.copyOf(cancellations);
    }

    void holdQueued(boolean hold) {
        holdQueued = hold;
    }

    void unreachable(boolean value) {
        unreachable = value;
    }

    void loseHints(boolean lose) {
        loseHints = lose;
    }

    void whenLaunched(Consumer<WorkloadSpec> action) {
        whenLaunched = action;
    }

    void subscribe(Consumer<String> listener) {
        listeners.add(listener);
    }

    void unsubscribe(Consumer<String> listener) {
        listeners.remove(listener);
    }

    private void changed(String name) {
        if (!loseHints) {
            listeners.forEach(listener -> listener.accept(name));
        }
    }

    private void reach() {
        if (unreachable) {
            throw new LauncherException("the test made the backend unreachable", null);
        }
    }

    private InMemoryWorkload existing(String name) {
        return Optional.ofNullable(workloads.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        "no workload " + name + " was launched, there are " + workloads.keySet()));
    }
}
