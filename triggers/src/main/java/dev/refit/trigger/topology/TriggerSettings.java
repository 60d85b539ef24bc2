package dev.refit.trigger.topology;

import dev.refit.events.checks.Checks;
import dev.refit.trigger.arrival.Admission;
import java.time.Duration;
import java.util.Map;

/**
 * The operator's settings of the trigger topology.
 *
 * @param connection the settings of a Kafka client that lead to the brokers: addresses, security
 * @param sessionTimeout after this time the broker gives up a crashed member, and another one goes on
 * @param stateFolder where Kafka Streams keeps what it can rebuild from Kafka
 * @param admission which arrivals and definitions are taken
 */
public record TriggerSettings(
        Map<String, Object> connection, Duration sessionTimeout, String stateFolder, Admission admission) {
    public TriggerSettings {
        connection = Checks.copy("connection", connection);
        Checks.present("sessionTimeout", sessionTimeout);
        Checks.text("stateFolder", stateFolder);
        Checks.present("admission", admission);
    }
}
