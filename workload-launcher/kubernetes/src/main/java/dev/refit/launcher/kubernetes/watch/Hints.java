package dev.refit.launcher.kubernetes.watch;

import dev.refit.launcher.WorkloadLauncher.Subscription;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Notifies listeners of workloads that may have changed. Thread-safe. */
public final class Hints {
    private static final Logger LOG = System.getLogger(Hints.class.getName());

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public Subscription subscribe(Consumer<String> listener) {
        // Wrapped, so that a listener that subscribes twice is told twice and unsubscribes once.
        Consumer<String> entry = name -> listener.accept(name);
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    /** Notifies all listeners. A listener that fails misses the hint; neither the others nor the caller suffer. */
    public void publish(String workload) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(workload);
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, () -> "a listener failed at " + workload, e);
            }
        }
    }

    public <T> ResourceEventHandler<T> of(Function<T, String> workload) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                publish(workload.apply(object));
            }

            @Override
            public void onUpdate(T old, T object) {
                publish(workload.apply(object));
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                publish(workload.apply(object));
            }
        };
    }
}
