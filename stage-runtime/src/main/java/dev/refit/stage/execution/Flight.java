package dev.refit.stage.execution;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadState;
import dev.refit.store.ArtifactStoreException;
import io.smallrye.mutiny.TimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * A stage in flight in this process, and the looks at it. One look is under way at a time and one more is queued at most,
 * however many hints come meanwhile. Thread-safe; nothing here waits for a look, apart from the look itself.
 */
final class Flight {
    private static final Logger LOG = Logger.getLogger(Flight.class);
    /** How many errors that nobody expected end a stage. */
    static final int MAX_UNEXPECTED_ERRORS = 5;

    private final String key;
    private final TopicPartition source;
    private final Executor workers;
    private final StageExecution<?> execution;
    private final List<Place> places = new CopyOnWriteArrayList<>();

    /** Guarded by this: the workloads for the next look; null when none is asked for. */
    private Function<String, Optional<Workload>> requested;

    /** Guarded by this: whether a look is queued or under way. */
    private boolean busy;

    /** Whether a look was asked for that no worker could make. */
    private volatile boolean missed;

    /** Used by one look at a time. */
    private int unexpectedErrors;

    /**
     * @param key {@code <run>-<stage>}
     * @param source where the trigger was read
     */
    Flight(String key, TopicPartition source, Executor workers, StageExecution<?> execution) {
        this.key = key;
        this.source = source;
        this.workers = workers;
        this.execution = execution;
    }

    String key() {
        return key;
    }

    TopicPartition source() {
        return source;
    }

    StageExecution<?> execution() {
        return execution;
    }

    /** Leaves a place while the stage only waits. */
    void add(Place place) {
        places.add(place);
    }

    /**
     * Has a look made now, or after the one that is under way.
     *
     * @param live finds a workload as it is now: what changed before this call is seen
     */
    void hint(Function<String, Optional<Workload>> live) {
        request(live, true);
    }

    /**
     * Has a look made when a workload is not as the last look saw it, or a wait is over, unless a look is queued already.
     *
     * @param listed the workloads as they were when all were listed; empty when they could not be
     * @param live finds a workload as it is now
     */
    void poll(Optional<Map<String, Workload>> listed, Function<String, Optional<Workload>> live, Instant now) {
        Map<String, WorkloadState> waitedFor = execution.workloads();
        if (listed.isEmpty()) {
            if (!waitedFor.isEmpty() || missed || execution.isDue(now)) {
                request(live, false);
            }
            return;
        }
        Map<String, Workload> workloads = listed.get();
        boolean changed = waitedFor.entrySet().stream().anyMatch(entry -> {
            Workload workload = workloads.get(entry.getKey());
            return workload == null || !workload.state().equals(entry.getValue());
        });
        if (changed || missed || execution.isDue(now)) {
            // Not in the list is not absent: it may have been launched since.
            request(name -> Optional.ofNullable(workloads.get(name)).or(() -> live.apply(name)), false);
        }
    }

    private void request(Function<String, Optional<Workload>> seen, boolean fresher) {
        synchronized (this) {
            if (requested == null || fresher) {
                requested = seen;
            }
            if (busy) {
                return;
            }
            busy = true;
        }
        execute();
    }

    /** Has a worker look; when there can be none, the next poll tries again. */
    private void execute() {
        try {
            workers.execute(this::run);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                busy = false;
                missed = true;
            }
            throw e;
        }
    }

    private void run() {
        Function<String, Optional<Workload>> seen;
        synchronized (this) {
            seen = requested;
            requested = null;
            missed = false;
        }
        try {
            look(seen);
        } finally {
            try {
                boolean waits = execution.isWaiting();
                places.forEach(place -> place.waits(waits));
            } finally {
                goOn();
            }
        }
    }

    private void goOn() {
        synchronized (this) {
            busy = requested != null;
            if (!busy) {
                return;
            }
        }
        execute();
    }

    private void look(Function<String, Optional<Workload>> seen) {
        try (LogContext context = LogContext.of(key)) {
            try {
                execution.advance(seen);
                unexpectedErrors = 0;
            } catch (ArtifactStoreException | LauncherException | TimeoutException e) {
                end(() -> execution.isAway(e));
            } catch (RuntimeException | Error e) {
                // A class that is missing, or a stack that overflows, must not end the stage silently.
                LOG.error("Unexpected", e);
                unexpectedErrors++;
                if (unexpectedErrors >= MAX_UNEXPECTED_ERRORS) {
                    end(() -> execution.fail(Failures.internal(e)));
                }
            }
        }
    }

    private static void end(Runnable failure) {
        try {
            failure.run();
        } catch (RuntimeException | Error notYet) {
            LOG.warnf("The stage cannot be ended, trying again: %s", notYet);
        }
    }
}
