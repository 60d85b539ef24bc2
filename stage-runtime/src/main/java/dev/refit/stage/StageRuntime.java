package dev.refit.stage;

import dev.refit.events.RunEvent;
import dev.refit.events.run.Stage;
import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.store.ArtifactStoreException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Keeps the stages in flight going: whenever the launcher hints at a change, and all of them periodically, because a hint
 * may be missed. Each stage has threads of its own, so that one that waits for a slow repository holds up no other of the
 * service. Thread-safe.
 */
@ApplicationScoped
public class StageRuntime {
    private static final Logger LOG = Logger.getLogger(StageRuntime.class);
    private static final int WORKERS = 8;
    private static final int STRIKES = 5;

    private final Tools tools;
    private final Map<String, Flight> inFlight = new ConcurrentHashMap<>();
    private final Map<Stage, ExecutorService> workers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "stage-ticker"));
    private WorkloadLauncher.Subscription hints;

    StageRuntime(Tools tools) {
        this.tools = tools;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        hints = tools.launcher.onChange(name -> WorkloadNames.stageOf(name).ifPresent(this::nudge));
        long poll = tools.settings.poll().toMillis();
        ticker.scheduleWithFixedDelay(this::tick, poll, poll, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (hints != null) {
            hints.close();
        }
        ticker.shutdownNow();
        workers.values().forEach(ExecutorService::shutdownNow);
    }

    /**
     * Carries a stage out, or attaches to the one in flight.
     *
     * @param triggered when the trigger was said
     * @param source where the trigger was read; when that partition is revoked the stage is let go, unfinished
     * @return completes when the stage is over and the world knows it, exceptionally with {@link LetGoException} when it
     *     is somebody else's by then
     */
    <I extends RunEvent.StageTrigger> CompletionStage<Void> handle(
            StageLogic<I> logic, I trigger, Instant triggered, TopicPartition source) {
        String key = WorkloadNames.stageOf(trigger.ref(), logic.stage());
        Flight flight = inFlight.computeIfAbsent(
                key + "/g" + trigger.ref().generation(),
                any -> new Flight(
                        key, source, workers(logic.stage()), new StageExecution<>(logic, trigger, triggered, tools)));
        flight.execution().over().whenComplete((done, failure) -> inFlight.values()
                .remove(flight));
        schedule(flight, tools.launcher::find);
        return flight.execution().over();
    }

    long inFlight(String stage) {
        return inFlight.values().stream()
                .filter(flight -> flight.stage().endsWith("-" + stage))
                .count();
    }

    /** Looks at a run's stages now. */
    void nudgeRun(String run) {
        inFlight.values().stream()
                .filter(flight -> flight.stage().startsWith(run + "-"))
                .forEach(flight -> schedule(flight, tools.launcher::find));
    }

    /** Stops watching what was triggered from these partitions; cancels nothing. */
    void letGo(Collection<TopicPartition> revoked) {
        inFlight.values().stream()
                .filter(flight -> revoked.contains(flight.source()))
                .forEach(flight -> flight.execution().over().completeExceptionally(new LetGoException()));
    }

    private void nudge(String stage) {
        inFlight.values().stream()
                .filter(flight -> flight.stage().equals(stage))
                .forEach(flight -> schedule(flight, tools.launcher::find));
    }

    private void tick() {
        try {
            List<String> names = inFlight.values().stream()
                    .flatMap(flight -> flight.execution().workloads().stream())
                    .toList();
            Map<String, Workload> seen = names.isEmpty()
                    ? Map.of()
                    : tools.launcher.list(names).stream()
                            .collect(Collectors.toMap(Workload::name, Function.identity(), (a, b) -> b));
            inFlight.values().forEach(flight -> schedule(flight, name -> lookUp(seen, name)));
        } catch (RuntimeException e) {
            LOG.warnf("Cannot list workloads, trying again: %s", e.getMessage());
        }
    }

    /** Not in the list is not absent: it may have been launched since. */
    private Optional<Workload> lookUp(Map<String, Workload> seen, String name) {
        Workload workload = seen.get(name);
        return workload == null ? tools.launcher.find(name) : Optional.of(workload);
    }

    private void schedule(Flight flight, Function<String, Optional<Workload>> seen) {
        flight.workers().execute(() -> {
            try (LogContext context = LogContext.of(flight.stage())) {
                flight.execution().advance(seen);
                flight.strikes().set(0);
            } catch (ArtifactStoreException | LauncherException | TimeoutException e) {
                LOG.warnf("Trying again: %s", e.getMessage());
            } catch (RuntimeException e) {
                strike(flight, e);
            } catch (LinkageError e) {
                // A class is missing: no thread must take the stage with it without a word.
                strike(flight, new IllegalStateException(e));
            }
        });
    }

    private ExecutorService workers(Stage stage) {
        return workers.computeIfAbsent(
                stage, any -> Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "stage-" + stage.key())));
    }

    private void strike(Flight flight, RuntimeException e) {
        LOG.error("Unexpected", e);
        if (flight.strikes().incrementAndGet() >= STRIKES) {
            flight.execution().fail(Failures.internal(e));
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The partition the trigger came from is another process's now. */
    static final class LetGoException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Flight(
            String stage,
            TopicPartition source,
            ExecutorService workers,
            StageExecution<?> execution,
            AtomicInteger strikes) {
        Flight(String stage, TopicPartition source, ExecutorService workers, StageExecution<?> execution) {
            this(stage, source, workers, execution, new AtomicInteger());
        }
    }
}
