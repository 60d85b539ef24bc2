package dev.refit.trigger.topology;

import dev.refit.events.Topics;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.RunSettings;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillOrder;
import dev.refit.trigger.backfill.BackfillPlan;
import dev.refit.trigger.rule.Explanation;
import dev.refit.trigger.rule.Triggers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the trigger topology, exactly once, from when its topics exist until it is closed. Thread-safe. */
public final class TriggerStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerStreams.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CATCH_UP = Duration.ofSeconds(3);

    private final TriggerSettings settings;
    private final Clock clock;
    private final Consumer<RunContext> onRequest;
    private final TopicProgress progress;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile KafkaStreams streams;

    /**
     * @param clock the time of decisions
     * @param onRequest called once for each run, when its request is handed to Kafka
     */
    public TriggerStreams(TriggerSettings settings, Clock clock, Consumer<RunContext> onRequest) {
        this.settings = settings;
        this.clock = clock;
        this.onRequest = onRequest;
        this.progress = new TopicProgress(Admin.create(settings.connection()));
    }

    /** @throws IllegalArgumentException when the rules could not decide for this definition */
    public static void require(RefitDefinition definition) {
        Triggers.require(definition);
    }

    /** Returns at once. */
    public void start() {
        Thread starter = new Thread(this::startOnceTopicsExist, "trigger-streams-start");
        starter.setDaemon(true);
        starter.start();
    }

    /** Whether arrivals are turned into runs now. */
    public boolean isRunning() {
        return streams != null && streams.state() == KafkaStreams.State.RUNNING;
    }

    /**
     * Returns once the topology has taken all that the topic of definitions held when this was called.
     *
     * @throws TimeoutException when it does not in this time, or when the streams are closed
     * @throws InterruptException when the thread is interrupted
     */
    public void awaitDefinitions(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (progress.isBehind(StreamsProperties.APPLICATION, Topics.DEFINITIONS)) {
                if (System.nanoTime() > end || isClosingAfter(BETWEEN_LOOKS)) {
                    throw new TimeoutException("the trigger topology has not taken all definitions in " + timeout);
                }
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * The run of this partition that somebody requests by hand, of the definition in force and the newest version of each
     * dataset, as far as the topology has taken them: it is given three seconds to take what is on its topics. The
     * run is not requested by this.
     *
     * @param key distinguishes this request from all others of the same definition and inputs
     * @param settings what the run does otherwise than the definition
     * @throws ManualRunRefusedException when there is no such definition, a dataset has no version, the partition is none, or a
     *     setting cannot be
     * @throws InvalidStateStoreException when another process runs the topology now, or nobody does yet, or its state is
     *     being restored
     * @throws InterruptException when the thread is interrupted
     */
    public RunContext manualRun(String refit, String partition, String key, RunSettings settings) {
        requireRunning();
        catchUp();
        return new ManualRuns(store(RunRequests.DEFINITIONS), store(RunRequests.VERSIONS))
                .of(refit, partition, key, settings);
    }

    /**
     * Why a refit runs, or does not, by what the topology has taken so far.
     *
     * @param partition empty for the refit as a whole
     * @return empty when there is no such definition
     * @throws InvalidStateStoreException when another process runs the topology now, or nobody does yet, or its state is
     *     being restored
     */
    public Optional<Explanation> why(String refit, Optional<String> partition) {
        requireRunning();
        return new Explanations(store(RunRequests.DEFINITIONS), store(RunRequests.VERSIONS), store(RunRequests.REFITS))
                .of(refit, partition, clock.instant());
    }

    /**
     * What a back-fill would run, by what the topology has taken: it is given three seconds to take what is on its topics.
     *
     * @param requests what was requested under a run's id; empty when it is not on record
     * @throws ManualRunRefusedException when there is no such definition, or it has no such partitions
     * @throws InvalidStateStoreException when another process runs the topology now, or nobody does yet, or its state is
     *     being restored
     * @throws InterruptException when the thread is interrupted
     */
    public BackfillPlan planBackfill(
            String refit, BackfillOrder order, Function<String, Optional<RunContext>> requests) {
        requireRunning();
        catchUp();
        return new Backfills(
                        store(RunRequests.DEFINITIONS),
                        store(RunRequests.VERSIONS),
                        store(RunRequests.REFITS),
                        requests)
                .plan(refit, order, clock.instant());
    }

    /**
     * The newest back-fill of a refit, by what the topology has taken, with three seconds to take what is on its topics.
     *
     * @return empty when there was none
     * @throws InvalidStateStoreException when another process runs the topology now, or nobody does yet, or its state is
     *     being restored
     * @throws InterruptException when the thread is interrupted
     */
    public Optional<Backfill> backfill(String refit) {
        requireRunning();
        catchUp();
        return Backfills.newest(store(RunRequests.REFITS), refit);
    }

    private void requireRunning() {
        if (!isRunning()) {
            throw new InvalidStateStoreException("the trigger topology is not running");
        }
        awaitRestored();
    }

    /** A task that is revived is filled again while its thread runs, and until then its stores lack what was there. */
    private void awaitRestored() {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        try {
            while (!isRestored()) {
                if (System.nanoTime() > end || isClosingAfter(BETWEEN_LOOKS)) {
                    throw new InvalidStateStoreException("the state of the trigger topology is being restored");
                }
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private boolean isRestored() {
        try {
            return streams.allLocalStorePartitionLags().values().stream()
                    .flatMap(partitions -> partitions.values().stream())
                    .allMatch(lag -> lag.offsetLag() == 0);
        } catch (StreamsException | IllegalStateException e) {
            throw new InvalidStateStoreException("nobody can say whether the triggers' state is whole", e);
        }
    }

    private ReadOnlyKeyValueStore<String, byte[]> store(String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    /** The end of a transaction counts as a record that nobody takes, so a topic may seem to have one more for ever. */
    private void catchUp() {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        try {
            for (String topic : TriggerTopology.PASSED) {
                while (progress.isBehind(StreamsProperties.APPLICATION, topic)) {
                    if (System.nanoTime() > end || isClosingAfter(BETWEEN_LOOKS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        if (streams != null) {
            streams.close(CLOSE_TIMEOUT);
        }
        progress.close();
    }

    private void startOnceTopicsExist() {
        Set<String> needed = TriggerTopology.topics();
        try {
            while (!progress.exist(needed)) {
                if (isClosingAfter(BETWEEN_LOOKS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (closing.getCount() > 0) {
            startStreams();
        }
    }

    private void startStreams() {
        KafkaStreams starting = new KafkaStreams(
                TriggerTopology.build(settings.admission(), clock, onRequest), StreamsProperties.of(settings));
        starting.setUncaughtExceptionHandler(failure -> {
            LOG.error("The trigger topology failed and goes on from its last commit", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        starting.start();
        streams = starting;
    }

    private boolean isClosingAfter(Duration pause) throws InterruptedException {
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
