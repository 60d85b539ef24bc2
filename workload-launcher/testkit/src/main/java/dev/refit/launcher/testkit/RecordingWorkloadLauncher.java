package dev.refit.launcher.testkit;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A launcher in memory whose workloads do what the test says. A workload runs as soon as it is launched, and goes on
 * until the test calls {@link #succeed}, {@link #fail} or {@link #interrupt}, or somebody cancels it.
 *
 * <p>Passes {@link WorkloadLauncherContract}. What concerns one launcher only (subscriptions) ends with {@link #close};
 * the workloads go on, and {@link #another} finds them.
 */
public final class RecordingWorkloadLauncher implements WorkloadLauncher {
    private final InMemoryBackend backend;
    private final Set<Consumer<String>> listeners = ConcurrentHashMap.newKeySet();

    public RecordingWorkloadLauncher() {
        this(new InMemoryBackend());
    }

    private RecordingWorkloadLauncher(InMemoryBackend backend) {
        this.backend = backend;
    }

    /** Another launcher over the same workloads, as a second replica or a restarted service has it. */
    public RecordingWorkloadLauncher another() {
        return new RecordingWorkloadLauncher(backend);
    }

    // For tests: to set the state of workloads.

    public void succeed(String name) {
        backend.end(name, started -> new WorkloadState.Succeeded(started, backend.now()));
    }

    public void fail(String name, WorkloadFailure failure) {
        backend.end(name, started -> new WorkloadState.Failed(backend.now(), failure));
    }

    /** Ends it from outside; the next launch runs it again. */
    public void interrupt(String name) {
        backend.end(name, started -> new WorkloadState.Interrupted("interrupted by the test"));
    }

    /** The backend has the workload no more, as when somebody deletes its object. */
    public void forget(String name) {
        backend.forget(name);
    }

    public void progress(String name, double fraction, String message) {
        backend.progress(name, new WorkloadState.Progress(fraction, message));
    }

    /** Adds a line to the workload's log. */
    public void log(String name, String line) {
        backend.log(name, line);
    }

    /** While true, what is launched is queued; {@link #start} lets one run. */
    public void holdQueued(boolean hold) {
        backend.holdQueued(hold);
    }

    public void start(String name) {
        backend.start(name);
    }

    /** While true, every call through the port throws {@link LauncherException} and changes nothing. */
    public void unreachable(boolean unreachable) {
        backend.unreachable(unreachable);
    }

    /** While true, no listener hears of any change, as when hints are lost. */
    public void loseHints(boolean lose) {
        backend.loseHints(lose);
    }

    /**
     * Has every workload that is created from now on, or run again, handled as soon as it is there, such as {@code
     * whenLaunched(spec -> launcher.succeed(spec.name()))}.
     */
    public void whenLaunched(Consumer<WorkloadSpec> action) {
        backend.whenLaunched(action);
    }

    // For tests: to look at the launches.

    /** Every spec that created a workload or ran one again, in order; calls that found one are not among them. */
    public List<WorkloadSpec> launches() {
        return backend.launches();
    }

    /** The names of the workloads that a cancellation ended, in order. */
    public List<String> cancellations() {
        return backend.cancellations();
    }

    // The port.

    @Override
    public Workload launch(WorkloadSpec spec) {
        return backend.launch(spec);
    }

    @Override
    public Optional<Workload> find(String name) {
        return backend.find(name);
    }

    @Override
    public List<Workload> list(Collection<String> names) {
        return names.stream().distinct().flatMap(name -> find(name).stream()).toList();
    }

    @Override
    public void cancel(String name) {
        backend.cancel(name);
    }

    @Override
    public List<String> tail(String name, int lines) {
        return backend.tail(name, lines);
    }

    @Override
    public Subscription onChange(Consumer<String> listener) {
        // Wrapped, so that a listener that subscribes twice is told twice and unsubscribes once.
        Consumer<String> entry = name -> listener.accept(name);
        listeners.add(entry);
        backend.subscribe(entry);
        return () -> {
            listeners.remove(entry);
            backend.unsubscribe(entry);
        };
    }

    @Override
    public void close() {
        listeners.forEach(backend::unsubscribe);
        listeners.clear();
    }
}
