package dev.refit.system.fault.platform;

import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.ClassArchives;
import dev.refit.cli.platform.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as production starts it, with the decorators behind its own class path and settings that choose them.
 *
 * @param folders where the decorators find what is due
 * @param spoilt settings that break a promise, {@code key=value}, for a harness that must notice; {@code {replica}} is the
 *     replica's number
 */
record ServiceCommand(Checkout checkout, Path home, Folders folders, Backend backend, List<String> spoilt) {
    /** Says why a watch begins anew. */
    private static final String WATCHES = "io.fabric8.kubernetes.client.informers.impl.cache.Reflector";

    List<String> words(Part service, int replica) {
        List<String> words = new ArrayList<>(List.of(
                OsProcess.java(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.log.console.json.enabled=false",
                "-Dquarkus.log.category.\"" + WATCHES + "\".level=DEBUG",
                "-Dkafka.reconnect.backoff.max.ms=200",
                "-Dkafka.session.timeout.ms=3000",
                "-Dkafka.heartbeat.interval.ms=500",
                "-Dmp.messaging.connector.smallrye-kafka.graceful-shutdown=false",
                "-Dmp.messaging.outgoing.events.interceptor.classes=dev.refit.system.fault.inject.DeathAfterSend",
                "-Dmp.messaging.outgoing.events.faults=" + folders.faults(),
                "-Drefit.stage.back-off=PT0.1S",
                "-Drefit.launcher.kind=faulty",
                "-Drefit.launcher.faulty.faults=" + folders.faults()));
        words.addAll(
                ClassArchives.used(checkout).options(service, OsProcess.java(), checkout.serviceClassPath(service)));
        backend.launcher().forEach((key, value) -> words.add("-Drefit.launcher.faulty." + key + "=" + value));
        words.add("-Drefit.ingest.state-folder=" + home.resolve("streams-" + replica));
        spoilt.forEach(setting -> words.add("-D" + setting.replace("{replica}", String.valueOf(replica))));
        words.addAll(List.of(
                "-cp",
                checkout.serviceClassPath(service) + ":" + folders.classes(),
                "io.quarkus.runner.GeneratedMain"));
        return words;
    }

    Map<String, String> environment(int httpPort, int brokerPort) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.putAll(backend.environment());
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(httpPort));
        environment.put("REFIT_HTTP_TOKEN", FaultPlatform.TOKEN);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort);
        environment.put("REFIT_DATA_ROOTS", folders.data().toUri().toString());
        environment.put("REFIT_ARTIFACT_STORE", "faulty:" + home.resolve("artifacts") + "/?" + folders.faults());
        environment.put(
                "REFIT_MAVEN_REPOSITORY",
                home.resolve("artifacts/maven").toUri().toString());
        return environment;
    }
}
