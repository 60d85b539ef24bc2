package dev.refit.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a broker keeps its data and where it listens.
 *
 * @param data its folder, made when it is not there; a broker started on it again goes on where the last one ended
 * @param port for clients; 0: a free one
 * @param controllerPort for the controller; 0: a free one
 * @param partitions of Refit's topics, when they are created
 * @param settings of Kafka's own; they go before what Refit sets
 */
public record BrokerConfig(Path data, int port, int controllerPort, int partitions, Map<String, String> settings) {
    private static final int MAX_PORT = 65_535;

    public BrokerConfig {
        if (data == null) {
            throw new IllegalArgumentException("data: got nothing, expected a folder");
        }
        data = data.toAbsolutePath().normalize();
        port("port", port);
        port("controllerPort", controllerPort);
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions: got " + partitions + ", expected at least 1");
        }
        settings = Map.copyOf(settings);
    }

    /** With no settings but Refit's. */
    public BrokerConfig(Path data, int port, int controllerPort, int partitions) {
        this(data, port, controllerPort, partitions, Map.of());
    }

    /** On free ports, with few partitions: for tests. */
    public static BrokerConfig onFreePorts(Path data) {
        return new BrokerConfig(data, 0, 0, 2);
    }

    private static void port(String field, int value) {
        if (value < 0 || value > MAX_PORT) {
            throw new IllegalArgumentException(field + ": got " + value + ", expected 0 to " + MAX_PORT);
        }
    }
}
