package dev.refit.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a broker keeps its data and where it listens.
 *
 * @param data the folder, created when missing; a broker that is started on it again goes on where the last one ended
 * @param port for clients; 0 chooses a free one
 * @param controllerPort for the controller; 0 chooses a free one
 * @param partitions the number of partitions that Refit's topics are created with
 * @param settings Kafka's own settings; they override those of Refit
 * @param account what clients have to show; empty for a broker that asks nobody who they are
 */
public record BrokerConfig(
        Path data,
        int port,
        int controllerPort,
        int partitions,
        Map<String, String> settings,
        Optional<BrokerAccount> account) {
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

    /** A broker with Refit's settings only. */
    public BrokerConfig(Path data, int port, int controllerPort, int partitions) {
        this(data, port, controllerPort, partitions, Map.of(), Optional.empty());
    }

    /** A broker for tests, on free ports and with few partitions. */
    public static BrokerConfig onFreePorts(Path data) {
        return new BrokerConfig(data, 0, 0, 2);
    }

    /** The same broker, for clients that show this account. */
    public BrokerConfig with(BrokerAccount required) {
        return new BrokerConfig(data, port, controllerPort, partitions, settings, Optional.of(required));
    }

    private static void port(String field, int value) {
        if (value < 0 || value > MAX_PORT) {
            throw new IllegalArgumentException(field + ": got " + value + ", expected 0 to " + MAX_PORT);
        }
    }
}
