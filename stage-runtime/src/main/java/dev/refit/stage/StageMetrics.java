package dev.refit.stage;

import dev.refit.events.RunEvent;
import dev.refit.events.StageEvent;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a stage service counts and measures; {@code deploy/grafana} shows it. */
@ApplicationScoped
public class StageMetrics {
    private final MeterRegistry registry;

    StageMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    <T> void inFlight(Stage stage, T source, ToDoubleFunction<T> count) {
        registry.gauge("refit.stage.in.flight", java.util.List.of(tag(stage)), source, count);
    }

    /** From the triggering record's time to the first workload's launch. */
    void handOff(Stage stage, Duration duration) {
        histogram("refit.stage.handoff", stage).record(duration);
    }

    void ended(Stage stage, String refit, RunEvent outcome, Duration duration) {
        String how = outcome instanceof StageEvent.StageFailed
                ? "failed"
                : outcome instanceof StageEvent.StageCancelled ? "cancelled" : "succeeded";
        registry.counter("refit.stages", "stage", stage.key(), "refit", refit, "outcome", how)
                .increment();
        histogram("refit.stage.duration", stage, "outcome", how).record(duration);
    }

    void attemptFailed(Stage stage, Fault fault) {
        String key = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        registry.counter("refit.attempts.failed", "stage", stage.key(), "fault", key)
                .increment();
    }

    void deadLetter(String topic) {
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

    private static io.micrometer.core.instrument.Tag tag(Stage stage) {
        return io.micrometer.core.instrument.Tag.of("stage", stage.key());
    }
}
