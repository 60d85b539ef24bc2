package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.store.root.DataRoots;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a platform is reached: the one of this machine, or one elsewhere, as the environment says.
 *
 * @param ingest where ingest-service answers
 * @param bootstrapServers of the brokers
 * @param artifactStore its root
 * @param roots those of its data roots that files of this machine may lie below
 * @param token what ingest-service asks for; empty when nobody has given one
 */
public record Connection(
        URI ingest, String bootstrapServers, URI artifactStore, DataRoots roots, Optional<AccessToken> token) {
    private static final String SERVER = "REFIT_SERVER";
    private static final String BROKER = "REFIT_BROKER";
    private static final String STORE = "REFIT_ARTIFACT_STORE";

    static Connection of(PlatformRecord platform, Home home) {
        return new Connection(
                platform.url(Part.INGEST),
                platform.bootstrapServers(),
                home.artifactStore(),
                DataRoots.of(platform.roots()),
                AccessToken.of(home));
    }

    /**
     * The platform that the environment names; empty when it names none.
     *
     * @throws CliFailure when it says half of it, or says it wrong
     */
    public static Optional<Connection> elsewhere(Map<String, String> environment) {
        if (environment.getOrDefault(SERVER, "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Connection(
                url(environment.get(SERVER)),
                needed(environment, BROKER, "such as broker.example.com:9092"),
                URI.create(needed(environment, STORE, "such as s3://bucket/folder/")),
                DataRoots.of(List.of()),
                AccessToken.of(environment)));
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
