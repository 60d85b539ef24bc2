package dev.refit.cli.platform;

import dev.refit.store.root.DataRoots;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the processes of a platform are started. Sizes are for one machine that does other things as well. */
final class PartCommand {
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-Xms24m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:ReservedCodeCacheSize=64m",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError");
    /** All start at once, so the broker is missing for a second; what is unfinished is delivered again, so none waits. */
    private static final List<String> SERVICE = List.of(
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dio.netty.bootstrap.extensions=serviceload",
            "-Dkafka.reconnect.backoff.max.ms=200",
            "-Dkafka.session.timeout.ms=10000",
            "-Dmp.messaging.connector.smallrye-kafka.graceful-shutdown=false",
            "-Dquarkus.log.category.\"io.smallrye.health\".level=WARN",
            // Standard output, which is appended to the same file, has no end; this has four files of 10 MiB.
            "-Dquarkus.log.console.enabled=false",
            "-Dquarkus.log.file.enabled=true",
            "-Dquarkus.log.file.json.enabled=true",
            "-Dquarkus.log.file.rotation.max-file-size=10M",
            "-Dquarkus.log.file.rotation.max-backup-index=3",
            "-Dquarkus.log.file.rotation.rotate-on-boot=false",
            "-Dquarkus.log.category.\"org.apache.kafka.clients.NetworkClient\".level=ERROR");

    private static final Map<Part, String> HEAP = Map.of(
            Part.BROKER, "-Xmx192m",
            Part.INGEST, "-Xmx128m",
            Part.TRANSFORM, "-Xmx96m",
            Part.TRAINING, "-Xmx96m",
            Part.PACKAGING, "-Xmx96m");
    private static final int PARTITIONS = 2;

    /** What only the service that publishes has to know. */
    private static final List<String> PUBLISHING =
            List.of("REFIT_PACKAGING_MAVEN_USERNAME", "REFIT_PACKAGING_MAVEN_PASSWORD");

    /**
     * A home has a token and a key of its own; a token for another platform would lock its user out, or let everybody in.
     */
    private static final List<String> OF_ANOTHER_PLATFORM = List.of(
            "REFIT_HTTP_TOKEN",
            "REFIT_HTTP_TOKEN_FILE",
            "REFIT_HTTP_AUTHENTICATION",
            "REFIT_PACKAGING_SIGNING_KEY_FILE");

    private final Checkout checkout;
    private final Home home;
    private final Ports ports;
    private final ClassArchives archives;
    private final DataRoots roots;

    PartCommand(Checkout checkout, Home home, Ports ports, ClassArchives archives, DataRoots roots) {
        this.roots = roots;
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.archives = archives;
    }

    ProcessBuilder of(Part part) {
        List<String> command = new ArrayList<>(ownSession());
        command.add(java());
        command.add(HEAP.get(part));
        command.addAll(JVM);
        String classPath = part == Part.BROKER ? checkout.brokerClassPath() : checkout.serviceClassPath(part);
        command.addAll(archives.options(part, java(), classPath));
        command.addAll(List.of("-cp", classPath));
        command.addAll(part == Part.BROKER ? broker() : service(part));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(part).toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        removeForeign(part, builder.environment().keySet());
        // Else each thread that allocates outside the heap may keep an arena of its own.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        if (part != Part.BROKER) {
            builder.environment().putAll(environment(part));
        }
        return builder;
    }

    /** Removes what a part must not inherit. */
    static void removeForeign(Part part, Set<String> variables) {
        OF_ANOTHER_PLATFORM.forEach(variables::remove);
        if (part != Part.PACKAGING) {
            PUBLISHING.forEach(variables::remove);
        }
    }

    private List<String> service(Part part) {
        List<String> command = new ArrayList<>(SERVICE);
        command.add("-Dquarkus.log.file.path=" + home.log(part));
        command.add("io.quarkus.runner.GeneratedMain");
        return command;
    }

    private List<String> broker() {
        return List.of(
                "dev.refit.broker.BrokerMain",
                "--data",
                home.broker().toString(),
                "--account",
                home.kafkaAccountFile().toString(),
                "--port",
                String.valueOf(ports.broker()),
                "--controller-port",
                String.valueOf(ports.controller()),
                "--partitions",
                String.valueOf(PARTITIONS),
                "--log",
                home.log(Part.BROKER).toString());
    }

    private Map<String, String> environment(Part service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        environment.put("REFIT_HTTP_TOKEN_FILE", home.tokenFile().toString());
        if (service == Part.PACKAGING) {
            environment.put(
                    "REFIT_PACKAGING_SIGNING_KEY_FILE", home.signingKeyFile().toString());
        }
        environment.putAll(KafkaAccount.environment(KafkaAccount.access(home, "127.0.0.1:" + ports.broker())));
        environment.put("REFIT_ARTIFACT_STORE", home.artifactStore().toString());
        environment.put("REFIT_MAVEN_REPOSITORY", home.mavenRepository().toUri().toString());
        environment.put("REFIT_LAUNCHER_LOCAL_HOME", home.launcher().toString());
        environment.put("REFIT_JOBS_HOME", inCommandLine(checkout.workloads().toString()));
        environment.put("REFIT_JAVA", inCommandLine(java()));
        environment.put(DataRoots.VARIABLE, roots.text());
        environment.putAll(archives.environment());
        return environment;
    }

    /** The launcher's command lines are split at commas. */
    private static String inCommandLine(String argument) {
        return argument.replace(",", "\\,");
    }

    /** A session of its own: no Ctrl-C and no closed terminal reaches it but through us. */
    private static List<String> ownSession() {
        List<String> words = new ArrayList<>(setsid());
        // Data and secrets are in what the platform writes.
        words.addAll(List.of("/bin/sh", "-c", "umask 077; exec \"$0\" \"$@\""));
        return words;
    }

    private static List<String> setsid() {
        return java.util.stream.Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
