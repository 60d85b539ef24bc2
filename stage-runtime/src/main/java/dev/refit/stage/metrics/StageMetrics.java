package dev.refit.stage.metrics;

import dev.refit.events.RunEvent;
import dev.refit.events.StageEvent;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of the stages that a service carries out. Arrivals, uploads and requested runs are counted by ingest-service,
 * where they come in; {@code deploy/metrics.txt} lists all that the dashboards show. Thread-safe.
 */
@ApplicationScoped
public class StageMetrics {
    private static final List<String> PARTS = List.of("artifact-store", "launcher", "broker", "room");

    private final MeterRegistry registry;
    private final Map<List<String>, AtomicInteger> waiting = new ConcurrentHashMap<>();

    public StageMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public <T> void inFlight(Stage stage, T source, ToDoubleFunction<T> count) {
        registry.gauge("refit.stage.in.flight", List.of(tag(stage)), source, count);
        PARTS.forEach(part -> waits(stage, part, 0));
    }

    /** Measures the time from the triggering record to the launch of the first workload. */
    public void handOff(Stage stage, Duration duration) {
        histogram("refit.stage.handoff", stage).record(duration);
    }

    public void ended(Stage stage, String refit, RunEvent outcome, Duration duration) {
        String how = outcome instanceof StageEvent.StageFailed
                ? "failed"
                : outcome instanceof StageEvent.StageCancelled ? "cancelled" : "succeeded";
        registry.counter("refit.stages", "stage", stage.key(), "refit", refit, "outcome", how)
                .increment();
        histogram("refit.stage.duration", stage, "outcome", how).record(duration);
    }

    public void attemptFailed(Stage stage, Fault fault) {
        String key = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        registry.counter("refit.attempts.failed", "stage", stage.key(), "fault", key)
                .increment();
    }

    /**
     * Counts the stages that wait for a part of the platform.
     *
     * @param part {@code artifact-store}, {@code launcher}, {@code broker}, or {@code room} for what has no room to run
     * @param change how many more
     */
    public void waits(Stage stage, String part, int change) {
        waiting.computeIfAbsent(
                        List.of(stage.key(), part),
                        any -> registry.gauge(
                                "refit.stage.waiting", List.of(tag(stage), Tag.of("for", part)), new AtomicInteger()))
                .addAndGet(change);
    }

    public void deadLetter(String topic) {
        registry.counter("refit.dead.letters", "topic", topic).increment();
    }

    private Timer histogram(String name, Stage stage, String... tags) {
        return Timer.builder(name)
                .tag("stage", stage.key())
                .tags(tags)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
    }

    private static Tag tag(Stage stage) {
        return Tag.of("stage", stage.key());
    }
}
