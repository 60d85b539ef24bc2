package dev.refit.cli.platform;

import dev.refit.cli.SecretFile;
import dev.refit.run.topic.KafkaAccess;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The one account of a home's broker, as settings of a Kafka client in a file that only its owner reads. Kafka's own tools and
 * other clients take the file as it is.
 */
final class KafkaAccount {
    private static final int BYTES = 32;

    private KafkaAccount() {}

    /** Makes the account of a home that has none, and lets nobody else read the one that it has. */
    static void ensure(Home home) {
        try {
            SecretFile.ensure(home.kafkaAccountFile(), KafkaAccount::generated);
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    /** How a client reaches the broker of a home; the broker of one without an account asks nobody who they are. */
    static KafkaAccess access(Home home, String bootstrapServers) {
        try {
            return KafkaAccess.of(bootstrapServers, home.kafkaAccountFile());
        } catch (IOException e) {
            throw Home.unusable(home.kafkaAccountFile(), e);
        }
    }

    /** By which variables a service reaches the broker. */
    static Map<String, String> environment(KafkaAccess kafka) {
        Map<String, String> environment = new LinkedHashMap<>();
        kafka.client(Map.of()).forEach((setting, value) -> environment.put(variable(setting), value.toString()));
        return environment;
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static String generated() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return """
                # The account of this home's broker. Kafka's tools take this file as it is.
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="refit" password="%s";
                """
                .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
}
