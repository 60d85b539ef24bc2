package dev.refit.cli.platform;

import dev.refit.launcher.local.jvm.ClassPath;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder with Refit's build, whose processes the platform consists of. */
public record Checkout(Path folder) {
    public Checkout {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path brokerLibraries() {
        return folder.resolve("embedded-broker/target/lib");
    }

    /** The broker's jars by name, in the order that its class archive fits. */
    public String brokerClassPath() {
        return ClassPath.named(brokerLibraries() + File.separator + "*");
    }

    public Path serviceJar(Part service) {
        return folder.resolve(service.key() + "-service/target/quarkus-app/quarkus-run.jar");
    }

    /**
     * Everything that {@link #serviceJar} loads by a class loader of its own, which Java's class archives do not help: on
     * the class path a service starts in half the time.
     */
    public String serviceClassPath(Part service) {
        Path application = serviceJar(service).getParent();
        return ClassPath.named(Stream.of(
                        "quarkus/transformed-bytecode.jar",
                        "quarkus/generated-bytecode.jar",
                        "app/*",
                        "lib/boot/*",
                        "lib/main/*")
                .map(part -> application + File.separator + part)
                .collect(Collectors.joining(File.pathSeparator)));
    }

    /** The folder of the jobs' own folders, which workloads are started from. */
    public Path workloads() {
        return folder.resolve("workloads");
    }

    /** Made after a build, and gone with it. */
    public Path classArchives() {
        return folder.resolve("target/cds");
    }

    public Path examples() {
        return folder.resolve("examples");
    }

    /** What of the build is not there; empty when it is complete. */
    public List<Path> missing() {
        List<Path> expected = new ArrayList<>();
        expected.add(brokerLibraries());
        Part.services().forEach(service -> expected.add(serviceJar(service)));
        Stream.of("ingest-job", "transform-job", "training-job", "packaging-job")
                .map(job -> workloads().resolve(job).resolve("target/lib"))
                .forEach(expected::add);
        return expected.stream().filter(path -> !Files.exists(path)).toList();
    }
}
