package dev.refit.ingest.trigger;

import dev.refit.events.definition.RunSettings;
import dev.refit.events.run.RunContext;
import dev.refit.ingest.IngestSettings;
import dev.refit.ingest.KafkaConnection;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillOrder;
import dev.refit.trigger.backfill.BackfillPlan;
import dev.refit.trigger.rule.Explanation;
import dev.refit.trigger.topology.TriggerSettings;
import dev.refit.trigger.topology.TriggerStreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the triggers from when the service starts until it ends, and counts the runs that they request. */
@ApplicationScoped
public class TriggerLifecycle {
    private final TriggerSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile TriggerStreams streams;

    TriggerLifecycle(
            KafkaConnection kafka,
            @ConfigProperty(name = "kafka.session.timeout.ms", defaultValue = "10000") int sessionTimeoutMillis,
            IngestSettings settings,
            Admission admission,
            MeterRegistry meters,
            Clock clock) {
        this.settings = new TriggerSettings(
                kafka.settings(), Duration.ofMillis(sessionTimeoutMillis), settings.stateFolder(), admission);
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        streams =
                new TriggerStreams(settings, clock, run -> meters.counter("refit.runs.requested", "refit", run.refit())
                        .increment());
        streams.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (streams != null) {
            streams.close();
        }
    }

    boolean isRunning() {
        return streams != null && streams.isRunning();
    }

    /** As {@link TriggerStreams#why}. */
    public Optional<Explanation> why(String refit, Optional<String> partition) {
        return streams.why(refit, partition);
    }

    /** As {@link TriggerStreams#awaitDefinitions}. */
    void awaitDefinitions(Duration timeout) {
        streams.awaitDefinitions(timeout);
    }

    /** As {@link TriggerStreams#planBackfill}. */
    public BackfillPlan planBackfill(
            String refit, BackfillOrder order, Function<String, Optional<RunContext>> requests) {
        return streams.planBackfill(refit, order, requests);
    }

    /** As {@link TriggerStreams#backfill}. */
    public Optional<Backfill> backfill(String refit) {
        return streams.backfill(refit);
    }

    /** As {@link TriggerStreams#manualRun}. */
    public RunContext manualRun(String refit, String partition, String key, RunSettings settings) {
        return streams.manualRun(refit, partition, key, settings);
    }
}
