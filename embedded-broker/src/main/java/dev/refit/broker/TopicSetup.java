package dev.refit.broker;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates Refit's topics on any cluster. Topics that exist are left unchanged, except a dead-letter topic of an earlier
 * release that does not take the largest record.
 */
public final class TopicSetup {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final String LARGEST_LETTER = String.valueOf(2 * 1024 * 1024);

    private final Admin admin;

    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates the topics that are missing, with this many partitions and the cluster's default replication.
     *
     * @throws IllegalStateException when the cluster does not answer or refuses
     */
    public void ensure(int partitions) throws InterruptedException {
        try {
            Set<String> present = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = topics(partitions).stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (present.contains(Topics.DEAD_LETTERS)) {
                widen().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            // Another process that prepares the same cluster was quicker.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "cannot create topics: " + e.getCause().getMessage(), e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("cannot create topics: no answer within " + TIMEOUT.toSeconds() + " s", e);
        }
    }

    private static List<NewTopic> topics(int partitions) {
        List<NewTopic> topics = new ArrayList<>();
        for (EventType type : EventType.values()) {
            topics.add(topic(type.topic(), partitions, kept(type.retention())));
        }
        topics.add(topic(
                Topics.DEFINITIONS,
                partitions,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
        Map<String, String> letters = new HashMap<>(kept(Optional.empty()));
        // The largest record of any other topic, plus the headers of a dead letter.
        letters.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST_LETTER);
        topics.add(topic(Topics.DEAD_LETTERS, partitions, letters));
        return topics;
    }

    private KafkaFuture<Void> widen() {
        ConfigEntry wide = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST_LETTER);
        return admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS),
                        List.of(new AlterConfigOp(wide, AlterConfigOp.OpType.SET))))
                .all();
    }

    private static Map<String, String> kept(Optional<Duration> retention) {
        long millis = retention.map(Duration::toMillis).orElse(-1L);
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(millis));
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }
}
