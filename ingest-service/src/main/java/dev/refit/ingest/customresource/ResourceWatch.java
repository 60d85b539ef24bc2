package dev.refit.ingest.customresource;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import dev.refit.ingest.IngestSettings;
import dev.refit.ingest.KafkaConnection;
import dev.refit.ingest.trigger.DefinitionLog;
import dev.refit.trigger.arrival.Admission;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Applies the custom resources of a namespace while the service runs, if that is enabled: when the watch reports a change,
 * and periodically in any case. The rest of the service does not depend on it: without an API server, or without the kind
 * of resource, the definitions stay as they are.
 */
@ApplicationScoped
class ResourceWatch {
    private static final Logger LOG = Logger.getLogger(ResourceWatch.class);
    private static final int AFTER_TRIGGERS = 3000;
    private static final int PATIENCE_SECONDS = 5;

    private final CustomResourceSettings settings;
    private final IngestSettings ingest;
    private final KafkaConnection kafka;
    private final DefinitionLog log;
    private final Admission admission;
    private final Clock clock;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private ScheduledExecutorService thread;
    private RefitResourceClient resources;
    private SharedIndexInformer<?> informer;
    private KafkaConsumer<String, byte[]> consumer;
    private ResourceApplier applier;
    private RunStatusStreams statuses;

    ResourceWatch(
            CustomResourceSettings settings,
            IngestSettings ingest,
            KafkaConnection kafka,
            DefinitionLog log,
            Admission admission,
            Clock clock) {
        this.admission = admission;
        this.settings = settings;
        this.ingest = ingest;
        this.kafka = kafka;
        this.log = log;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_TRIGGERS) StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        resources = new RefitResourceClient(new KubernetesClientBuilder().build(), settings.neededNamespace());
        Map<String, Object> client = new HashMap<>(kafka.settings());
        client.put("allow.auto.create.topics", false);
        consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
        applier = new ResourceApplier(resources, new DefinitionTable(consumer), log, admission, clock);
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "definition-resources"));
        long relist = settings.relist().toMillis();
        thread.scheduleWithFixedDelay(this::look, 0, relist, TimeUnit.MILLISECONDS);
        informer = resources.watch(this::changed);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            informer.stop();
            thread.shutdownNow();
            if (statuses != null) {
                statuses.close();
            }
            closeConsumer();
            resources.close();
        }
    }

    private void closeConsumer() {
        try {
            if (thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                consumer.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One more look covers all changes that are reported during the look under way. */
    private void changed() {
        if (waiting.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.execute(this::look);
        }
    }

    private void look() {
        waiting.set(false);
        try {
            startStatuses();
            applier.run();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.warnf("The resources of %s cannot be applied now, trying again: %s", resources.namespace(), e);
            }
        }
    }

    /** Starts the status streams once their topics exist. */
    private void startStatuses() {
        Set<String> needed = Stream.concat(
                        Stream.of(Topics.DEFINITIONS),
                        RunStatusStreams.EVENTS.stream().map(EventType::topic))
                .collect(Collectors.toSet());
        if (statuses == null && consumer.listTopics().keySet().containsAll(needed)) {
            RunStatusStreams starting = new RunStatusStreams(new StatusWriter(resources), kafka.settings(), ingest);
            starting.start();
            statuses = starting;
        }
    }
}
