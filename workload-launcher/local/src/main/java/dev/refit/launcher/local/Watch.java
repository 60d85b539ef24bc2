package dev.refit.launcher.local;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.file.IoFailures;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Notifies the listeners of workloads that may have changed: at once those whose folders were touched, and after every
 * poll period those that a look at everything has found.
 */
final class Watch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final WatchService touches;
    private final Duration poll;
    private final Runnable onTouch;
    private final Supplier<Map<String, WorkloadState>> look;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private Map<String, WorkloadState> seen = Map.of();

    /**
     * @param onTouch done after the listeners were told what was touched; quick
     * @param look the states of all that waits or runs
     */
    Watch(Path workloads, Duration poll, Runnable onTouch, Supplier<Map<String, WorkloadState>> look) {
        this.poll = poll;
        this.onTouch = onTouch;
        this.look = look;
        try {
            touches = workloads.getFileSystem().newWatchService();
            workloads.register(touches, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            throw IoFailures.with("watch " + workloads, e);
        }
        thread = new Thread(this::run, "refit-local-launcher");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(Consumer<String> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<String> listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
        try {
            touches.close();
        } catch (IOException e) {
            throw IoFailures.with("stop watching", e);
        }
    }

    private void run() {
        try {
            tellChanges();
            long due = System.nanoTime() + poll.toNanos();
            while (true) {
                WatchKey key = touches.poll(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (key != null) {
                    tell(touched(key));
                    tried(onTouch);
                }
                if (due <= System.nanoTime()) {
                    tellChanges();
                    due = System.nanoTime() + poll.toNanos();
                }
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(System.Logger.Level.DEBUG, "stopped watching");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellChanges() {
        tried(() -> {
            Map<String, WorkloadState> now = look.get();
            Set<String> names = new HashSet<>();
            now.forEach((name, state) -> {
                if (!state.equals(seen.get(name))) {
                    names.add(name);
                }
            });
            seen.keySet().stream().filter(name -> !now.containsKey(name)).forEach(names::add);
            seen = new HashMap<>(now);
            tell(names);
        });
    }

    private void tell(Set<String> names) {
        names.forEach(name -> listeners.forEach(listener -> call(listener, name)));
    }

    /** A failed action must not end the watch. */
    private static void tried(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the workloads could not be looked at, which is tried again", e);
        }
    }

    private static void call(Consumer<String> listener, String name) {
        try {
            listener.accept(name);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener failed on a change of " + name, e);
        }
    }

    private static Set<String> touched(WatchKey key) {
        Set<String> names = new HashSet<>();
        for (WatchEvent<?> event : key.pollEvents()) {
            // An overflow has no context: the look that follows finds what was missed.
            if (event.context() instanceof Path folder) {
                names.add(folder.toString());
            }
        }
        key.reset();
        return names;
    }
}
