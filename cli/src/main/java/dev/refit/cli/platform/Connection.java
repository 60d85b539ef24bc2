package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.run.topic.KafkaAccess;
import dev.refit.store.root.DataRoots;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a platform is reached: the one of this machine, or one elsewhere, as the environment says.
 *
 * @param service its HTTP interface
 * @param kafka its broker
 * @param artifactStore its root
 * @param roots those of its data roots that files of this machine may lie below
 */
public record Connection(ServiceAddress service, KafkaAccess kafka, URI artifactStore, DataRoots roots) {
    private static final String SERVER = "REFIT_SERVER";
    private static final String BROKER = "REFIT_BROKER";
    private static final String STORE = "REFIT_ARTIFACT_STORE";

    static Connection of(PlatformRecord platform, Home home) {
        return new Connection(
                platform.service(home), platform.kafka(home), home.artifactStore(), DataRoots.of(platform.roots()));
    }

    /**
     * The platform that the environment names; empty when it names none.
     *
     * @throws CliFailure when it says half of it, or says it wrong
     */
    public static Optional<Connection> elsewhere(Map<String, String> environment) {
        return serviceElsewhere(environment)
                .map(service -> new Connection(
                        service,
                        KafkaAccess.open(needed(environment, BROKER, "such as broker.example.com:9092")),
                        URI.create(needed(environment, STORE, "such as s3://bucket/folder/")),
                        DataRoots.of(List.of())));
    }

    /**
     * The HTTP interface of the platform that the environment names; empty when it names none.
     *
     * @throws CliFailure when it names it wrong
     */
    public static Optional<ServiceAddress> serviceElsewhere(Map<String, String> environment) {
        String server = environment.getOrDefault(SERVER, "");
        return server.isBlank()
                ? Optional.empty()
                : Optional.of(new ServiceAddress(url(server), AccessToken.of(environment)));
    }

    private static URI url(String text) {
        if (!text.matches("https?://[^\\s/]+/?")) {
            throw CliFailure.invalid(
                    SERVER + ": got " + text + ", expected where ingest-service answers, such as http://localhost:7110",
                    "Unset it to use the platform of this machine.");
        }
        return URI.create(text);
    }

    private static String needed(Map<String, String> environment, String name, String example) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw CliFailure.invalid(
                    name + ": got nothing, expected a value " + example + ", as " + SERVER + " is set",
                    "Set it, or unset " + SERVER + " to use the platform of this machine.");
        }
        return value;
    }
}
