package dev.refit.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The broker as a process of its own. It takes {@code --data DIR --port P --controller-port C --partitions N}, {@code
 * --log FILE} for a log that is bounded instead of standard output, and any number of {@code --set KEY=VALUE}, settings of
 * Kafka that override Refit's. With {@code --account FILE}, settings of a Kafka client that show an account, it serves nobody
 * who does not show it. It prints {@code ready <bootstrap>} and writes the
 * bootstrap address to {@code DIR/ready} when it serves clients. SIGTERM stops it cleanly. The exit code is 1 when it could
 * not start and 2 when the command line was wrong.
 */
public final class BrokerMain {
    private static final Set<String> OPTIONS =
            Set.of("--data", "--port", "--controller-port", "--partitions", "--account", "--log", "--set");
    private static final String USAGE =
            "Usage: BrokerMain --data DIR --port P --controller-port C --partitions N [--account FILE] [--log FILE]"
                    + " [--set KEY=VALUE]...";
    private static final long LOG_BYTES = 10 << 20;

    static {
        setDefault("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        setDefault("org.slf4j.simpleLogger.showDateTime", "true");
        setDefault("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        setDefault("org.slf4j.simpleLogger.showShortLogName", "true");
        // Warns at every start that a lone controller has no peers.
        setDefault("org.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient", "error");
    }

    private BrokerMain() {}

    public static void main(String[] args) {
        BrokerConfig config;
        try {
            config = config(args);
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        try {
            bound(log(args));
            run(config);
        } catch (IOException | RuntimeException e) {
            System.err.println(e.getMessage());
            // Kafka leaves threads behind when it fails to start.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(BrokerConfig config) throws IOException {
        Path ready = config.data().resolve("ready");
        Files.createDirectories(config.data());
        Files.deleteIfExists(ready);
        EmbeddedBroker broker = EmbeddedBroker.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, ready), "stop"));
        Path draft = config.data().resolve("ready.draft");
        Files.writeString(draft, broker.bootstrapServers());
        Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
        System.out.println("ready " + broker.bootstrapServers());
    }

    private static void stop(EmbeddedBroker broker, Path ready) {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            System.err.println("cannot delete " + ready + ": " + e.getMessage());
        }
        broker.close();
    }

    private static BrokerConfig config(String[] args) throws IOException {
        Map<String, String> values =
                new HashMap<>(Map.of("--port", "0", "--controller-port", "0", "--partitions", String.valueOf(2)));
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i])) {
                throw new IllegalArgumentException("got " + args[i] + ", expected one of " + OPTIONS);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + ": got nothing, expected a value");
            }
            if (args[i].equals("--set")) {
                set(args[i + 1], settings);
            } else {
                values.put(args[i], args[i + 1]);
            }
        }
        if (!values.containsKey("--data")) {
            throw new IllegalArgumentException("--data: got nothing, expected a folder");
        }
        BrokerConfig config = new BrokerConfig(
                Path.of(values.get("--data")),
                number("--port", values),
                number("--controller-port", values),
                number("--partitions", values),
                settings,
                Optional.empty());
        return values.containsKey("--account")
                ? config.with(BrokerAccount.read(Path.of(values.get("--account"))))
                : config;
    }

    private static Optional<Path> log(String[] args) {
        int at = List.of(args).indexOf("--log");
        return at < 0 ? Optional.empty() : Optional.of(Path.of(args[at + 1]));
    }

    /** Writes to a log that does not grow without end, whatever clients provoke. */
    private static void bound(Optional<Path> log) throws IOException {
        if (log.isPresent()) {
            PrintStream out = new PrintStream(new BoundedLog(log.get(), LOG_BYTES), true, StandardCharsets.UTF_8);
            System.setOut(out);
            System.setErr(out);
        }
    }

    private static void set(String setting, Map<String, String> settings) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--set: got " + setting + ", expected KEY=VALUE");
        }
        settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }

    private static int number(String option, Map<String, String> values) {
        try {
            return Integer.parseInt(values.get(option));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + ": got " + values.get(option) + ", expected a number", e);
        }
    }

    private static void setDefault(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
