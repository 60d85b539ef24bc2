package dev.refit.cli.rehearsal;

import dev.refit.cli.definitions.Applier;
import dev.refit.cli.ingest.Publisher;
import dev.refit.cli.kafka.Broker;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.run.fold.TimedEvent;
import dev.refit.run.topic.EventReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A refit on a platform of {@link NoopWorkloads}: publishes ticks and waits for the runs that come of them. Reads each
 * event once and only those that end a run: what watches has the same processors as what is watched. Not thread-safe.
 */
public final class Rehearsal implements AutoCloseable {
    static final String DATA = "ticks.csv";

    private static final String SPEC =
            """
            {"name":"tick",
             "data":{"datasets":[{"name":"ticks","format":{"type":"csv"},"columns":{"x":"double"}}]},
             "transform":{"spark":{"sql":"SELECT x FROM ticks","executors":1,"executorMemory":"64m"}},
             "training":{"h2o":{"nodes":1,"memory":"64m","algorithm":"gbm","target":"x","parallel":1,
               "validation":{"column":"split","equals":"validation"},
               "holdout":{"column":"split","equals":"test"},"metric":"rmse"}},
             "packaging":{"maven":{"groupId":"com.example","artifactId":"tick-model"},"examples":1}}""";
    private static final Duration POLL = Duration.ofMillis(100);

    private final Publisher publisher;
    private final Path data;
    private final EventReader ends;
    private int published;
    private int promoted;

    /**
     * Applies the definition.
     *
     * @param folder that of {@link NoopWorkloads#install}
     */
    public Rehearsal(PlatformRecord platform, Home home, Path folder) {
        DefinitionVersion version =
                DefinitionVersion.of(RefitJson.read(SPEC.getBytes(StandardCharsets.UTF_8), RefitDefinition.class));
        new Applier(platform.connection(home)).put(new DefinitionRecord(version, false));
        this.publisher = new Publisher(platform.connection(home));
        this.data = folder.resolve(DATA);
        this.ends = new Broker(platform.kafka(home))
                .events(Set.of(EventType.MODEL_PROMOTED, EventType.STAGE_FAILED, EventType.STAGE_CANCELLED));
    }

    /** As fast as they are accepted; each is a run. */
    public void publish(int count) {
        for (int i = 0; i < count; i++) {
            publisher.publish("ticks", "p" + published++, List.of(data.toString()), null, false);
        }
    }

    /**
     * Returns when all that was published has succeeded.
     *
     * @throws IllegalStateException when a run fails, or the patience is over
     */
    public void awaitAll(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (promoted < published) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(promoted + " of " + published + " runs in " + patience);
            }
            ends.poll(POLL, this::count);
        }
    }

    @Override
    public void close() {
        ends.close();
    }

    private void count(TimedEvent said) {
        if (!(said.event() instanceof ModelPromoted)) {
            throw new IllegalStateException(said.toString());
        }
        promoted++;
    }
}
