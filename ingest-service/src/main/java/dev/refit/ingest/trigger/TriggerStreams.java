package dev.refit.ingest.trigger;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import dev.refit.ingest.IngestSettings;
import dev.refit.ingest.KafkaConnection;
import dev.refit.trigger.topology.TriggerTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the trigger topology, exactly once, from when its topics are there until the service ends. */
@ApplicationScoped
public class TriggerStreams {
    private static final Logger LOG = Logger.getLogger(TriggerStreams.class);
    private static final String APPLICATION = "refit-triggers";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Map<String, Object> connection;
    private final int sessionTimeoutMillis;
    private final IngestSettings settings;
    private final MeterRegistry meters;
    private Admin admin;
    private volatile KafkaStreams streams;
    private volatile boolean stopping;

    TriggerStreams(
            KafkaConnection kafka,
            @ConfigProperty(name = "kafka.session.timeout.ms", defaultValue = "10000") int sessionTimeoutMillis,
            IngestSettings settings,
            MeterRegistry meters) {
        this.connection = kafka.settings();
        this.sessionTimeoutMillis = sessionTimeoutMillis;
        this.settings = settings;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        admin = Admin.create(connection);
        Thread starter = new Thread(this::startOnceTopicsExist, "trigger-streams-start");
        starter.setDaemon(true);
        starter.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (streams != null) {
            streams.close(Duration.ofSeconds(5));
        }
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    boolean running() {
        return streams != null && streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Returns once the topology has taken all that the topic of definitions held when this was called. */
    void awaitDefinitions(Duration patience) {
        Uni.createFrom()
                .item(this::definitionsBehind)
                .repeat()
                .withDelay(BETWEEN_LOOKS)
                .until(behind -> !behind)
                .collect()
                .last()
                .await()
                .atMost(patience);
    }

    private boolean definitionsBehind() {
        try {
            Set<TopicPartition> partitions = admin
                    .describeTopics(List.of(Topics.DEFINITIONS))
                    .allTopicNames()
                    .get()
                    .get(Topics.DEFINITIONS)
                    .partitions()
                    .stream()
                    .map(info -> new TopicPartition(Topics.DEFINITIONS, info.partition()))
                    .collect(Collectors.toSet());
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(
                            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get();
            return partitions.stream().anyMatch(partition -> {
                OffsetAndMetadata committed = taken.get(partition);
                return ends.get(partition).offset() > (committed == null ? 0 : committed.offset());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the trigger topology", e);
        } catch (ExecutionException e) {
            LOG.debugf("Looking again: %s", e.getMessage());
            return true;
        }
    }

    private void startOnceTopicsExist() {
        Set<String> needed = Set.of(
                EventType.DATA_ARRIVED.topic(),
                EventType.RUN_REQUESTED.topic(),
                Topics.DEFINITIONS,
                Topics.DEAD_LETTERS);
        while (!stopping && !exist(needed)) {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(BETWEEN_LOOKS)
                    .await()
                    .indefinitely();
        }
        if (!stopping) {
            KafkaStreams starting = new KafkaStreams(
                    TriggerTopology.build(run -> meters.counter("refit.runs.requested", "refit", run.refit())
                            .increment()),
                    configuration());
            starting.setUncaughtExceptionHandler(failure -> {
                LOG.error("The trigger topology failed and goes on from its last commit", failure);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
            starting.start();
            streams = starting;
        }
    }

    private boolean exist(Set<String> topics) {
        try {
            return admin.listTopics().names().get().containsAll(topics);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
            return false;
        } catch (ExecutionException e) {
            LOG.warnf("Cannot list topics, trying again: %s", e.getMessage());
            return false;
        }
    }

    private Properties configuration() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.putAll(connection);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder());
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.consumerPrefix("fetch.max.wait.ms"), 100);
        // After a crash nobody triggers anything until the broker believes that this member is dead.
        properties.put(StreamsConfig.consumerPrefix("session.timeout.ms"), sessionTimeoutMillis);
        properties.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), sessionTimeoutMillis / 5);
        // A dead letter is as large as the largest record and has headers besides.
        properties.put(StreamsConfig.producerPrefix("max.request.size"), 2 * 1024 * 1024);
        // A stream thread keeps its place in the group while it is away, so that the next start would wait for its
        // session to end; there is little state to hold on to here.
        properties.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        return properties;
    }
}
