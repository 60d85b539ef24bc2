package dev.refit.system.fault.inject;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A launcher whose process dies or stands still before it has created a workload, dies after that, while that runs, or when it sees its end. */
final class FaultyLauncher implements WorkloadLauncher {
    private final WorkloadLauncher launcher;
    private final ArmedFaults faults;

    FaultyLauncher(WorkloadLauncher launcher, ArmedFaults faults) {
        this.launcher = launcher;
        this.faults = faults;
    }

    @Override
    public Workload launch(WorkloadSpec spec) {
        String stage = stageOf(spec.name());
        faults.dieIfDue("before-create", stage);
        faults.standStillIfDue("still-before-create", stage);
        if (faults.take("create-refused", stage)) {
            throw new LauncherException("the backend refuses", null);
        }
        Workload created = launcher.launch(spec);
        faults.dieIfDue("after-create", stage);
        if (faults.take("create-unheard", stage)) {
            throw new LauncherException("the backend's answer is lost", null);
        }
        return created;
    }

    @Override
    public Optional<Workload> find(String name) {
        Optional<Workload> found = launcher.find(name);
        found.ifPresent(this::seen);
        return found;
    }

    @Override
    public List<Workload> list(Collection<String> names) {
        List<Workload> workloads = launcher.list(names);
        workloads.forEach(this::seen);
        return workloads;
    }

    @Override
    public void cancel(String name) {
        launcher.cancel(name);
    }

    @Override
    public List<String> tail(String name, int lines) {
        return launcher.tail(name, lines);
    }

    @Override
    public Subscription onChange(Consumer<String> listener) {
        return faults.lasts("no-hints") ? () -> {} : launcher.onChange(listener);
    }

    @Override
    public void close() {
        launcher.close();
    }

    private void seen(Workload workload) {
        if (workload.state() instanceof WorkloadState.Running) {
            faults.dieIfDue("while-running", stageOf(workload.name()));
        } else if (workload.state().isOver()) {
            faults.dieIfDue("after-result", stageOf(workload.name()));
        }
    }

    private static String stageOf(String workload) {
        return workload.replaceFirst("(-t\\d+)?-a\\d+$", "");
    }
}
