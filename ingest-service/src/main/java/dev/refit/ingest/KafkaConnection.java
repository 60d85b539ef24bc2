package dev.refit.ingest;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The addresses and the security settings of the brokers, for the Kafka clients that do not belong to a channel. */
@ApplicationScoped
public class KafkaConnection {
    private static final Pattern SETTINGS = Pattern.compile("bootstrap\\.servers|security\\..*|ssl\\..*|sasl\\..*");

    private final Map<String, Object> kafka;

    /** @param kafka the settings below {@code kafka.}, which all clients of the service share */
    KafkaConnection(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    public Map<String, Object> settings() {
        return kafka.entrySet().stream()
                .filter(setting -> SETTINGS.matcher(setting.getKey()).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
