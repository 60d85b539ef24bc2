package dev.refit.stage.execution;

import dev.refit.launcher.NoRoomException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A launcher for thousands of workloads, which counts what it is asked. */
final class LoadLauncher implements WorkloadLauncher {
    private final Map<String, Workload> workloads = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile Consumer<String> hints = name -> {};
    private volatile Consumer<String> launches = name -> {};
    private volatile Predicate<WorkloadSpec> room = spec -> true;

    long calls() {
        return calls.get();
    }

    void whenLaunched(Consumer<String> listener) {
        launches = listener;
    }

    void room(Predicate<WorkloadSpec> takes) {
        room = takes;
    }

    void end(String name) {
        workloads.computeIfPresent(
                name,
                (same, before) -> new Workload(
                        name,
                        before.requestDigest(),
                        before.requestUri(),
                        new WorkloadState.Succeeded(Instant.EPOCH, Instant.EPOCH)));
        hints.accept(name);
    }

    Workload workload(String name) {
        return workloads.get(name);
    }

    @Override
    public Workload launch(WorkloadSpec spec) {
        calls.incrementAndGet();
        if (!room.test(spec)) {
            throw new NoRoomException("exceeded quota: load", null);
        }
        Workload launched = workloads.computeIfAbsent(
                spec.name(),
                name -> new Workload(
                        name,
                        spec.requestDigest(),
                        spec.requestUri(),
                        new WorkloadState.Running(Instant.EPOCH, Optional.empty())));
        launches.accept(spec.name());
        return launched;
    }

    @Override
    public Optional<Workload> find(String name) {
        calls.incrementAndGet();
        return Optional.ofNullable(workloads.get(name));
    }

    @Override
    public List<Workload> list(Collection<String> names) {
        calls.incrementAndGet();
        return names.stream()
                .flatMap(name -> Optional.ofNullable(workloads.get(name)).stream())
                .toList();
    }

    @Override
    public void cancel(String name) {
        calls.incrementAndGet();
    }

    @Override
    public List<String> tail(String name, int lines) {
        return List.of("a line of its log");
    }

    @Override
    public Subscription onChange(Consumer<String> listener) {
        hints = listener;
        return () -> hints = name -> {};
    }

    @Override
    public void close() {
        hints = name -> {};
    }
}
