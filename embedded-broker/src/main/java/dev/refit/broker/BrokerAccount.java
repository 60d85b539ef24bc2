package dev.refit.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one account of a broker: it may do everything, and whoever does not show it is refused.
 *
 * @param user its name
 * @param password letters, digits, {@code _} and {@code -}
 */
public record BrokerAccount(String user, String password) {
    static final String PROTOCOL = "SASL_PLAINTEXT";

    private static final String MECHANISM = "PLAIN";
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final Pattern CLIENT = Pattern.compile(
            Pattern.quote(MODULE) + "\\s+required\\s+username=\"([\\w-]+)\"\\s+password=\"([\\w-]+)\"\\s*;");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    public BrokerAccount {
        if (!WORD.matcher(user).matches() || !WORD.matcher(password).matches()) {
            throw new IllegalArgumentException(
                    "account: got a user or password of other characters, expected letters, digits, _ and -");
        }
    }

    /**
     * The account that a file of settings of a Kafka client shows.
     *
     * @throws IllegalArgumentException when the file shows none; it is not quoted
     */
    static BrokerAccount read(Path settings) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        Matcher account =
                CLIENT.matcher(properties.getProperty("sasl.jaas.config", "").strip());
        if (!account.matches()) {
            throw new IllegalArgumentException(settings + ": got no account, expected sasl.jaas.config with " + MODULE
                    + " required username=\"…\" password=\"…\"; with letters, digits, _ and - in both");
        }
        return new BrokerAccount(account.group(1), account.group(2));
    }

    /** The settings of a client that shows the account. */
    public Map<String, String> client() {
        return Map.of("security.protocol", PROTOCOL, "sasl.mechanism", MECHANISM, "sasl.jaas.config", jaas() + ";");
    }

    /** The settings of a broker that asks for the account on all its listeners, and shows it to itself. */
    Map<String, String> broker() {
        String login = jaas() + " user_" + user + "=\"" + password + "\";";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("inter.broker.listener.name", PROTOCOL);
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        settings.put("sasl.mechanism.controller.protocol", MECHANISM);
        for (String listener : new String[] {"sasl_plaintext", "controller"}) {
            settings.put("listener.name." + listener + ".plain.sasl.jaas.config", login);
        }
        return settings;
    }

    private String jaas() {
        return MODULE + " required username=\"" + user + "\" password=\"" + password + "\"";
    }

    /** Without the password: this may end up in a log. */
    @Override
    public String toString() {
        return "BrokerAccount[" + user + "]";
    }
}
