package dev.refit.launcher.local;

import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
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
    private final LocalLauncherConfig config;
    private final Home home;
    private final HomeLock lock;
    private final Queue queue;
    private final Examination examination;
    private final Ending ending;
    private final Slots slots;
    private final Watch watch;

    /** @throws dev.refit.launcher.LauncherException when the home cannot be made or watched */
    public LocalWorkloadLauncher(LocalLauncherConfig config) {
        this.config = config;
        this.home = new Home(config.home());
        home.prepare();
        ProcessTable processes = ProcessTable.ofThisMachine();
        this.lock = new HomeLock(home.lock());
        this.queue = new Queue(home);
        this.examination = new Examination(processes);
        this.ending = new Ending(processes);
        this.slots = new Slots(config, home, processes, examination, ending);
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
            if (!examination.state(execution).isOver()) {
                execution.settle(Outcome.Kind.CANCELLED, "");
            }
            ending.begin(execution);
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
        ending.close();
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
        Optional<Execution> interrupted = home.current(spec.name());
        interrupted.ifPresent(ending::now);
        int number = interrupted.map(Execution::number).orElse(0) + 1;
        queue.append(spec.name(), number);
        Execution execution = slots.create(spec, number);
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

    private Workload seen(Execution execution) {
        return execution.as(examination.state(execution));
    }
}
