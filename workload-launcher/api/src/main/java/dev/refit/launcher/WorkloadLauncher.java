package dev.refit.launcher;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs workloads. A workload is identified by its name alone, outlives the launcher that created it, and is found again
 * by any other launcher over the same backend. Thread-safe. No method waits for a workload.
 *
 * <p>Every method throws {@link LauncherException} when the backend cannot be reached: repeat the call later.
 */
public interface WorkloadLauncher extends AutoCloseable {

    /**
     * Has a workload run, or finds the one that there is: among any number of calls with an equal name and digest exactly
     * one workload runs, and each answers it. One that was {@link WorkloadState.Interrupted} is run again, from this
     * spec's request URI.
     *
     * @throws WorkloadConflictException when the name is taken by a workload of another digest
     * @throws NoRoomException when the backend takes no more for now
     */
    Workload launch(WorkloadSpec spec);

    /** The workload as it is now, verified with the backend; empty when there is none of this name. */
    Optional<Workload> find(String name);

    /** Those of the named workloads that exist, as they are now: the truth that {@link #onChange} only hints at. */
    List<Workload> list(Collection<String> names);

    /**
     * Ends a workload with all its processes or pods; it becomes {@link WorkloadState.Cancelled} unless it had ended
     * before. Idempotent; nothing happens when there is none of this name.
     */
    void cancel(String name);

    /** The last lines of the workload's log, oldest first, without progress lines; empty when there are none. */
    List<String> tail(String name, int lines);

    /**
     * Calls the listener with the name of a workload that may have changed. A hint: it may come late, twice, never, or
     * for nothing. The listener must return quickly and may be called on any thread.
     *
     * @return closes the subscription
     */
    Subscription onChange(Consumer<String> listener);

    /** Stops watching. The workloads go on. */
    @Override
    void close();

    /** Ends with {@link #close}. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
