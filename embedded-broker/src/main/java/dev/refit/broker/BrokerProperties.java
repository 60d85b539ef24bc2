package dev.refit.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of a single broker that keeps everything and is idle most of the time. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String HOST = "127.0.0.1";

    private BrokerProperties() {}

    static Map<String, String> of(Path logs, int port, int controllerPort, Optional<BrokerAccount> account) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.putAll(listeners(port, controllerPort, account.isPresent() ? BrokerAccount.PROTOCOL : "PLAINTEXT"));
        account.ifPresent(required -> settings.putAll(required.broker()));
        settings.put("log.dirs", logs.toString());
        settings.putAll(alone());
        settings.putAll(durable());
        settings.putAll(small());
        return settings;
    }

    private static Map<String, String> listeners(int port, int controllerPort, String protocol) {
        String controller = HOST + ":" + controllerPort;
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", String.valueOf(NODE_ID),
                "controller.quorum.voters", NODE_ID + "@" + controller,
                "controller.listener.names", CONTROLLER_LISTENER,
                "listeners", protocol + "://" + HOST + ":" + port + "," + CONTROLLER_LISTENER + "://" + controller,
                "advertised.listeners", protocol + "://" + HOST + ":" + port,
                "listener.security.protocol.map",
                        protocol + ":" + protocol + "," + CONTROLLER_LISTENER + ":" + protocol);
    }

    /** One node holds the only replica of everything and waits for no other. */
    private static Map<String, String> alone() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    /** Nothing expires, so that a platform that was down for months goes on where it stopped. */
    private static Map<String, String> durable() {
        return Map.of(
                "offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE),
                "transactional.id.expiration.ms", String.valueOf(Integer.MAX_VALUE),
                "log.retention.ms", "-1",
                // There is no second replica, so acknowledged records reach the disk within a second.
                "log.flush.interval.ms", "1000",
                "log.flush.scheduler.interval.ms", "1000");
    }

    /** Few threads, small buffers, and index files that are not preallocated for gigabytes. */
    private static Map<String, String> small() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("log.index.size.max.bytes", String.valueOf(128 * 1024));
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 * 1024 * 1024));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(64 * 1024));
        settings.put("offsets.load.buffer.size", String.valueOf(256 * 1024));
        settings.put("transaction.state.log.load.buffer.size", String.valueOf(256 * 1024));
        settings.put("metric.reporters", "");
        return settings;
    }
}
