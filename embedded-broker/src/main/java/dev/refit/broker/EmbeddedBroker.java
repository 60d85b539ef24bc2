package dev.refit.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Time;

/**
 * A running Kafka broker and controller of this process that listens on 127.0.0.1 only, with Refit's topics in place.
 * Its folder keeps everything for the next broker that is started on it.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker; it serves clients when this returns.
     *
     * @throws IllegalStateException when it cannot start: the folder is in use or not writable, a port is taken
     */
    public static EmbeddedBroker start(BrokerConfig config) {
        int port = config.port() == 0 ? freePort() : config.port();
        int controllerPort = config.controllerPort() == 0 ? freePort() : config.controllerPort();
        Path logs = config.data().resolve("kafka");
        KafkaRaftServer server;
        try {
            Files.createDirectories(logs);
            KafkaStorage.format(logs);
            Map<String, String> settings = BrokerProperties.of(logs, port, controllerPort, config.account());
            settings.putAll(config.settings());
            server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        } catch (Exception e) {
            throw failed(config, port, e);
        }
        EmbeddedBroker broker = new EmbeddedBroker(server, "127.0.0.1:" + port);
        try {
            server.startup();
            Map<String, Object> client = new HashMap<>();
            client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers);
            config.account().ifPresent(account -> client.putAll(account.client()));
            try (Admin admin = Admin.create(client)) {
                new TopicSetup(admin).ensure(config.partitions());
            }
            return broker;
        } catch (Exception e) {
            broker.close();
            throw failed(config, port, e);
        }
    }

    /** The address that clients connect to, such as {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops cleanly: everything acknowledged is on disk, and nothing has to be recovered at the next start. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    private static IllegalStateException failed(BrokerConfig config, int port, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException(
                "cannot start the broker on port " + port + " with its data in " + config.data() + ": "
                        + e.getMessage(),
                e);
    }
}
