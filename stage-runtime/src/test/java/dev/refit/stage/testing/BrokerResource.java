package dev.refit.stage.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Kafka broker and an empty artifact store for a service under test. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
    /** What the service asks of its clients. */
    public static final String TOKEN = "the-token-of-a-service-under-test";

    private Path folder;
    private TestBroker broker;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("refit-service-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = TestBroker.start(folder.resolve("kafka"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "refit.artifact-store",
                folder.resolve("artifacts").toUri() + "/",
                "refit.launcher.local.home",
                folder.resolve("launcher").toString(),
                "refit.jobs.home",
                folder.toString(),
                "refit.stage.back-off",
                "10ms",
                "refit.http.token",
                TOKEN,
                "refit.http.body-timeout",
                "3s",
                "refit.stage.poll",
                "200ms",
                "refit.data.roots",
                Path.of(System.getProperty("java.io.tmpdir")).toUri() + ",s3://data/",
                "quarkus.http.test-port",
                "0"));
        settings.put("refit.ingest.uploads-quota", "8M");
        return settings;
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
