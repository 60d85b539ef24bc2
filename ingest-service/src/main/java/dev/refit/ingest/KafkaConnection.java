package dev.refit.ingest;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the brokers are, and how they are spoken to, for the clients that no channel makes. */
@ApplicationScoped
public class KafkaConnection {
    private static final Pattern SETTINGS = Pattern.compile("bootstrap\\.servers|security\\..*|ssl\\..*|sasl\\..*");

    private final Map<String, Object> kafka;

    /** @param kafka what the services' other clients are told below {@code kafka.} */
    KafkaConnection(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    public Map<String, Object> settings() {
        return kafka.entrySet().stream()
                .filter(setting -> SETTINGS.matcher(setting.getKey()).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
