package dev.refit.trigger.topology;

import dev.refit.events.checks.Checks;
import java.time.Duration;
import java.util.Map;

/**
 * What the operator decides about the trigger topology.
 *
 * @param connection the settings of a Kafka client that lead to the brokers: addresses, security
 * @param sessionTimeout after which the broker believes a crashed member dead, and another one goes on
 * @param stateFolder where Kafka Streams keeps what it can rebuild from Kafka
 */
public record TriggerSettings(Map<String, Object> connection, Duration sessionTimeout, String stateFolder) {
    public TriggerSettings {
        connection = Checks.copy("connection", connection);
        Checks.present("sessionTimeout", sessionTimeout);
        Checks.text("stateFolder", stateFolder);
    }
}
