package dev.refit.stage.execution;

import dev.refit.events.RunEvent;
import dev.refit.events.run.Stage;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.stage.StageLogic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Keeps the stages in flight going: looks at one when the launcher hints at a change, when work of this process has ended,
 * when its run is cancelled and when a wait is over. All workloads are listed periodically, because a hint may be missed;
 * a stage whose workloads are as it saw them last is left alone. Each stage of the service has threads of its own, so that
 * a slow one holds up no other. Thread-safe.
 */
@ApplicationScoped
public class StageRuntime {
    private static final Logger LOG = Logger.getLogger(StageRuntime.class);

    /** Looks mostly wait for the artifact store. */
    private static final int WORKERS = 32;

    private static final Duration IDLE_WORKER = Duration.ofMinutes(1);

    private final ExecutionPorts ports;
    private final Flights flights = new Flights();
    private final Map<Stage, ExecutorService> workers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "stage-ticker"));
    private WorkloadLauncher.Subscription hints;

    StageRuntime(ExecutionPorts ports) {
        this.ports = ports;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        hints = ports.launcher.onChange(
                name -> AttemptNames.parseFlightKey(name).ifPresent(this::hint));
        ports.inProcess.onChange(this::hint);
        ports.room.onTurn(this::hint);
        long poll = ports.settings.poll().toMillis();
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
     * @param triggered when the trigger was published
     * @param source where the trigger was read; when that partition is revoked the stage is released, unfinished
     * @param place which the stage takes, and leaves while it only waits; the caller closes it
     * @return completes when the stage is over and its outcome published, exceptionally with {@link
     *     PartitionRevokedException} when it belongs to another process by then, or with {@link
     *     dev.refit.stage.proof.UnprovenTriggerException} when the trigger is not what the stage before has on record
     */
    public <I extends RunEvent.StageTrigger> CompletionStage<Void> handle(
            StageLogic<I> logic, I trigger, Instant triggered, TopicPartition source, Place place) {
        String key = AttemptNames.flightKey(trigger.ref(), logic.stage());
        Flight flight = flights.of(
                key,
                trigger,
                () -> new Flight(
                        key, source, workers(logic.stage()), new StageExecution<>(logic, trigger, triggered, ports)));
        flight.execution().over().whenComplete((done, failure) -> flights.remove(flight));
        flight.add(place);
        flight.hint(ports.launcher::find);
        return flight.execution().over();
    }

    /** How many runs have this stage in flight in this process. */
    public long inFlight(String stage) {
        LongAdder count = new LongAdder();
        flights.forEach(flight -> {
            if (flight.key().endsWith("-" + stage)) {
                count.increment();
            }
        });
        return count.sum();
    }

    /** Whether a stage of the run is in flight in this process. */
    public boolean isInFlight(String run) {
        return Arrays.stream(Stage.values()).anyMatch(stage -> !flights.of(AttemptNames.flightKey(run, stage))
                .isEmpty());
    }

    /** Looks at a run's stages now, and at what is on record of them. */
    public void recordsHaveChanged(String run) {
        for (Stage stage : Stage.values()) {
            for (Flight flight : flights.of(AttemptNames.flightKey(run, stage))) {
                flight.execution().recordsHaveChanged();
                flight.hint(ports.launcher::find);
            }
        }
    }

    /** Stops watching what was triggered from these partitions; cancels nothing. */
    public void releasePartitions(Collection<TopicPartition> revoked) {
        flights.forEach(flight -> {
            if (revoked.contains(flight.source())) {
                flight.execution().over().completeExceptionally(new PartitionRevokedException());
            }
        });
    }

    private void hint(String flightKey) {
        flights.of(flightKey).forEach(flight -> flight.hint(ports.launcher::find));
    }

    /** Waits for no look, so that one that takes long delays nobody else's. */
    void tick() {
        try {
            ports.room.takeTurns();
            Optional<Map<String, Workload>> listed = listed();
            Instant now = ports.clock.instant();
            flights.forEach(flight -> flight.poll(listed, ports.launcher::find, now));
        } catch (RuntimeException | Error e) {
            // Thrown on, it would end all further ticks without a word.
            LOG.error("Cannot look at the stages in flight, trying again", e);
        }
    }

    /**
     * All workloads that are waited for, in one request. Empty without an answer: then each stage asks for its own, and
     * counts how long there is none.
     */
    private Optional<Map<String, Workload>> listed() {
        List<String> names = new ArrayList<>();
        flights.forEach(flight -> names.addAll(flight.execution().workloads().keySet()));
        if (names.isEmpty()) {
            return Optional.of(Map.of());
        }
        try {
            return Optional.of(ports.launcher.list(names).stream()
                    .collect(Collectors.toMap(Workload::name, Function.identity(), (a, b) -> b)));
        } catch (RuntimeException e) {
            LOG.warnf("Cannot list workloads, each is asked for by itself: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private ExecutorService workers(Stage stage) {
        return workers.computeIfAbsent(stage, any -> {
            ThreadPoolExecutor pool = new ThreadPoolExecutor(
                    WORKERS,
                    WORKERS,
                    IDLE_WORKER.toSeconds(),
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    task -> daemon(task, "stage-" + stage.key()),
                    // Only when the process ends: its queue has no limit.
                    new ThreadPoolExecutor.DiscardPolicy());
            pool.allowCoreThreadTimeOut(true);
            return pool;
        });
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
