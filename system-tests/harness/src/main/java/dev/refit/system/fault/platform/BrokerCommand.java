package dev.refit.system.fault.platform;

import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.ClassArchives;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The embedded broker with a listener for each service, whose address, as clients are told it, is a proxy's. */
record BrokerCommand(
        Checkout checkout, Path data, Ports ports, Map<String, Integer> listeners, Map<String, Integer> proxies) {
    private static final String HOST = "://127.0.0.1:";

    List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        words.addAll(ClassArchives.used(checkout).options(Part.BROKER, OsProcess.java(), checkout.brokerClassPath()));
        words.addAll(List.of(
                "-cp",
                checkout.brokerClassPath(),
                "dev.refit.broker.BrokerMain",
                "--data",
                data.toString(),
                "--port",
                String.valueOf(ports.broker()),
                "--controller-port",
                String.valueOf(ports.controller()),
                "--partitions",
                "4"));
        String controller = "CONTROLLER" + HOST + ports.controller();
        String direct = "PLAINTEXT" + HOST + ports.broker();
        set(words, "listeners", String.join(",", controller, direct, addresses(listeners)));
        set(words, "advertised.listeners", String.join(",", direct, addresses(proxies)));
        set(
                words,
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,"
                        + listeners.keySet().stream()
                                .map(name -> name + ":PLAINTEXT")
                                .collect(Collectors.joining(",")));
        // So that a test need not wait long until the broker believes that a member is dead.
        set(words, "group.min.session.timeout.ms", "1000");
        return words;
    }

    private static String addresses(Map<String, Integer> ports) {
        return ports.entrySet().stream()
                .map(entry -> entry.getKey() + HOST + entry.getValue())
                .collect(Collectors.joining(","));
    }

    private static void set(List<String> words, String key, String value) {
        words.add("--set");
        words.add(key + "=" + value);
    }
}
