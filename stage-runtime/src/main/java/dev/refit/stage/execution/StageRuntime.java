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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Keeps the stages in flight going: looks at one whenever the launcher hints at a change or work of this process has
 * ended, and at all of them periodically, because a hint may be missed. Each stage of the service has threads of its own,
 * so that a slow one holds up no other. Thread-safe.
 */
@ApplicationScoped
public class StageRuntime {
    private static final Logger LOG = Logger.getLogger(StageRuntime.class);
    private static final int WORKERS = 8;

    private final ExecutionPorts ports;
    private final Map<FlightKey, Flight> inFlight = new ConcurrentHashMap<>();
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
     * @return completes when the stage is over and its outcome published, exceptionally with {@link
     *     PartitionRevokedException} when it belongs to another process by then, or with {@link
     *     dev.refit.stage.proof.UnprovenTriggerException} when the trigger is not what the stage before has on record
     */
    public <I extends RunEvent.StageTrigger> CompletionStage<Void> handle(
            StageLogic<I> logic, I trigger, Instant triggered, TopicPartition source) {
        String key = AttemptNames.flightKey(trigger.ref(), logic.stage());
        FlightKey inGeneration = new FlightKey(key, trigger.by(null));
        Flight flight = inFlight.computeIfAbsent(
                inGeneration,
                any -> new Flight(
                        key, source, workers(logic.stage()), new StageExecution<>(logic, trigger, triggered, ports)));
        flight.execution().over().whenComplete((done, failure) -> inFlight.remove(inGeneration, flight));
        flight.hint(ports.launcher::find);
        return flight.execution().over();
    }

    /** A forged event attaches to no stage in flight, and none attaches to it; who asked for a stage makes no other of it. */
    private record FlightKey(String key, RunEvent.StageTrigger trigger) {}

    /** How many runs have this stage in flight in this process. */
    public long inFlight(String stage) {
        return inFlight.values().stream()
                .filter(flight -> flight.key().endsWith("-" + stage))
                .count();
    }

    /** Looks at a run's stages now. */
    public void hintRun(String run) {
        hint(flight -> flight.key().startsWith(run + "-"));
    }

    /** Stops watching what was triggered from these partitions; cancels nothing. */
    public void releasePartitions(Collection<TopicPartition> revoked) {
        inFlight.values().stream()
                .filter(flight -> revoked.contains(flight.source()))
                .forEach(flight -> flight.execution().over().completeExceptionally(new PartitionRevokedException()));
    }

    private void hint(String flightKey) {
        hint(flight -> flight.key().equals(flightKey));
    }

    private void hint(Predicate<Flight> which) {
        inFlight.values().stream().filter(which).forEach(flight -> flight.hint(ports.launcher::find));
    }

    /** Waits for no look, so that one that takes long delays nobody else's. */
    void tick() {
        try {
            Function<String, Optional<Workload>> seen = listed();
            inFlight.values().forEach(flight -> flight.poll(seen));
        } catch (RuntimeException | Error e) {
            // Thrown on, it would end all further ticks without a word.
            LOG.error("Cannot look at the stages in flight, trying again", e);
        }
    }

    /** All workloads in one request. Without an answer each stage asks for its own, and counts how long there is none. */
    private Function<String, Optional<Workload>> listed() {
        List<String> names = inFlight.values().stream()
                .flatMap(flight -> flight.execution().workloads().stream())
                .toList();
        if (names.isEmpty()) {
            return ports.launcher::find;
        }
        try {
            Map<String, Workload> seen = ports.launcher.list(names).stream()
                    .collect(Collectors.toMap(Workload::name, Function.identity(), (a, b) -> b));
            return name -> lookUp(seen, name);
        } catch (RuntimeException e) {
            LOG.warnf("Cannot list workloads, each is asked for by itself: %s", e.getMessage());
            return ports.launcher::find;
        }
    }

    /** Not in the list is not absent: it may have been launched since. */
    private Optional<Workload> lookUp(Map<String, Workload> seen, String name) {
        Workload workload = seen.get(name);
        return workload == null ? ports.launcher.find(name) : Optional.of(workload);
    }

    private ExecutorService workers(Stage stage) {
        return workers.computeIfAbsent(
                stage, any -> Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "stage-" + stage.key())));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
