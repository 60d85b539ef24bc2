package dev.refit.launcher.local;

import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.execution.ExecutionEnd;
import dev.refit.launcher.local.execution.LauncherHome;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.file.FolderLock;
import dev.refit.launcher.local.process.ProcessTable;
import dev.refit.launcher.local.queue.Queue;
import dev.refit.launcher.local.queue.Slots;
import dev.refit.launcher.local.supervision.ProcessTerminator;
import dev.refit.launcher.local.supervision.StateProbe;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs workloads as processes of this machine, under supervisors that outlive this launcher. All launchers over one home
 * share its workloads and its slots.
 *
 * <p>Limits: memory by the heap in the command line, and by a look every poll period at what the processes hold together
 * (a tenth above the limit is tolerated; Linux only); processors by {@code {cpus}} in the command line alone. Workloads
 * run at a lower priority than the services.
 */
public final class LocalWorkloadLauncher implements WorkloadLauncher {
    private final LauncherHome home;
    private final FolderLock lock;
    private final Queue queue;
    private final StateProbe probe;
    private final ProcessTerminator terminator;
    private final Slots slots;
    private final Watch watch;

    /** @throws dev.refit.launcher.LauncherException when the home cannot be made or watched */
    public LocalWorkloadLauncher(LocalLauncherConfig config) {
        this.home = new LauncherHome(config.home());
        home.prepare();
        ProcessTable processes = ProcessTable.ofThisMachine();
        this.lock = new FolderLock(home.lock());
        this.queue = new Queue(home);
        this.probe = new StateProbe(processes);
        this.terminator = new ProcessTerminator(processes);
        this.slots =
                new Slots(config.templates(), config.environment(), config.slots(), home, processes, probe, terminator);
        this.watch = new Watch(home.workloads(), config.poll(), this::fill, () -> lock.with(slots::advance));
        watch.start();
    }

    @Override
    public Workload launch(WorkloadSpec spec) {
        return adopted(spec).orElseGet(() -> lock.with(() -> adopted(spec).orElseGet(() -> created(spec))));
    }

    @Override
    public Optional<Workload> find(String name) {
        return home.current(name).map(this::seen);
    }

    @Override
    public List<Workload> list(Collection<String> names) {
        return names.stream().distinct().flatMap(name -> find(name).stream()).toList();
    }

    @Override
    public void cancel(String name) {
        home.current(name).ifPresent(execution -> {
            if (!probe.state(execution).isOver()) {
                execution.settle(ExecutionEnd.Kind.CANCELLED, "");
            }
            terminator.begin(execution);
        });
    }

    @Override
    public List<String> tail(String name, int lines) {
        return home.current(name).map(execution -> execution.log().tail(lines)).orElse(List.of());
    }

    @Override
    public Subscription onChange(Consumer<String> listener) {
        // Wrapped, so that a listener that subscribes twice is told twice and unsubscribes once.
        Consumer<String> entry = name -> listener.accept(name);
        watch.add(entry);
        return () -> watch.remove(entry);
    }

    /** Stops watching; what was asked to end and has not yet is killed now. The workloads go on. */
    @Override
    public void close() {
        watch.close();
        terminator.close();
    }

    private Optional<Workload> adopted(WorkloadSpec spec) {
        return home.current(spec.name())
                .map(execution -> {
                    String found = execution.spec().requestDigest();
                    if (!found.equals(spec.requestDigest())) {
                        throw new WorkloadConflictException(spec.name(), spec.requestDigest(), found);
                    }
                    return seen(execution);
                })
                .filter(workload -> !(workload.state() instanceof WorkloadState.Interrupted));
    }

    private Workload created(WorkloadSpec spec) {
        Optional<WorkloadExecution> interrupted = home.current(spec.name());
        interrupted.ifPresent(terminator::now);
        int number = interrupted.map(WorkloadExecution::number).orElse(0) + 1;
        queue.append(spec.name(), number);
        WorkloadExecution execution = slots.create(spec, number);
        slots.fill();
        return seen(execution);
    }

    private void fill() {
        if (slots.someoneWaits()) {
            lock.with(() -> {
                slots.fill();
                return null;
            });
        }
    }

    private Workload seen(WorkloadExecution execution) {
        return execution.as(probe.state(execution));
    }
}
