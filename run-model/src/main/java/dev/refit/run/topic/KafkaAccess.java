package dev.refit.run.topic;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How a client reaches the broker of a platform.
 *
 * @param bootstrapServers where the broker listens
 * @param security settings of a Kafka client by which it shows who it is; empty where nobody is asked
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> security) {
    public KafkaAccess {
        security = Map.copyOf(security);
    }

    /** A broker that asks nobody who they are. */
    public static KafkaAccess open(String bootstrapServers) {
        return new KafkaAccess(bootstrapServers, Map.of());
    }

    /**
     * A broker with the account that is in a file of settings of a Kafka client; without the file one that asks nobody.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public static KafkaAccess of(String bootstrapServers, Path settings) throws IOException {
        if (!Files.exists(settings)) {
            return open(bootstrapServers);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        Map<String, String> security = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> security.put(name, properties.getProperty(name)));
        return new KafkaAccess(bootstrapServers, security);
    }

    /** The settings that every client of the broker needs, together with its own. */
    public Map<String, Object> client(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.putAll(own);
        return settings;
    }

    /** Without the account: this may end up in a log. */
    @Override
    public String toString() {
        return "KafkaAccess[" + bootstrapServers + "]";
    }
}
