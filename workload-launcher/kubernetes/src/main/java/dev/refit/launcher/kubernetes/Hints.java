package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadLauncher.Subscription;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tells listeners which workloads may have changed. Thread-safe. */
final class Hints {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    Subscription subscribe(Consumer<String> listener) {
        // Wrapped, so that a listener that subscribes twice is told twice and unsubscribes once.
        Consumer<String> entry = name -> listener.accept(name);
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    void say(String workload) {
        listeners.forEach(listener -> listener.accept(workload));
    }

    <T> ResourceEventHandler<T> of(Function<T, String> workload) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                say(workload.apply(object));
            }

            @Override
            public void onUpdate(T old, T object) {
                say(workload.apply(object));
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                say(workload.apply(object));
            }
        };
    }
}
