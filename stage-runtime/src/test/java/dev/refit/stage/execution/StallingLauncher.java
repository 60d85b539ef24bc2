package dev.refit.stage.execution;

import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A launcher in a process that stands still between its decision to launch and the launch: others act meanwhile. */
record StallingLauncher(WorkloadLauncher launcher, Consumer<WorkloadSpec> others) implements WorkloadLauncher {
    @Override
    public Workload launch(WorkloadSpec spec) {
        others.accept(spec);
        return launcher.launch(spec);
    }

    @Override
    public Optional<Workload> find(String name) {
        return launcher.find(name);
    }

    @Override
    public List<Workload> list(Collection<String> names) {
        return launcher.list(names);
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
        return launcher.onChange(listener);
    }

    @Override
    public void close() {
        launcher.close();
    }
}
