package dev.refit.benchmarks;

import dev.refit.cli.ingest.Applier;
import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.Ports;
import dev.refit.events.DefinitionRecord;
import dev.refit.events.DefinitionVersion;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.RefitDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A platform of the kind that {@code refit up} starts, in a folder of its own that goes with it. */
final class Lab implements AutoCloseable {
    private static final String SPEC =
            """
            {"name":"tick",
             "data":{"datasets":[{"name":"ticks","format":{"type":"csv"},"columns":{"x":"double"}}]},
             "transform":{"spark":{"sql":"SELECT x FROM ticks","executors":1,"executorMemory":"64m"}},
             "training":{"h2o":{"nodes":1,"memory":"64m","algorithm":"gbm","target":"x","parallel":1,
               "validation":{"column":"split","equals":"validation"},
               "holdout":{"column":"split","equals":"test"},"metric":"rmse"}},
             "packaging":{"maven":{"groupId":"com.example","artifactId":"tick-model"},"examples":1}}""";

    private final Path checkout;
    private final Path folder;
    private final Home home;
    private final Platform platform;

    Lab(Path checkout) throws IOException {
        this.checkout = checkout;
        this.folder = Files.createTempDirectory("refit-benchmark");
        this.home = new Home(folder.resolve("home"));
        this.platform = new Platform(home, new Checkout(checkout));
        home.create();
        Files.createFile(folder.resolve("empty"));
        Files.writeString(folder.resolve("ticks.csv"), "x\n1\n");
        // Whoever ends this ends the platform.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::stop));
    }

    Path checkout() {
        return checkout;
    }

    Path folder() {
        return folder;
    }

    Home home() {
        return home;
    }

    Platform platform() {
        return platform;
    }

    PlatformRecord up() throws InterruptedException {
        platform.start(Ports.free());
        return platform.required();
    }

    /** Has every workload be one that does nothing, and so many run at once. */
    void launchNothing(int slots) throws IOException {
        Path script = folder.resolve("noop.sh");
        try (InputStream in = Lab.class.getResourceAsStream("noop.sh")) {
            Files.write(script, in.readAllBytes());
        }
        StringBuilder settings = new StringBuilder("refit.launcher.local.slots=" + slots + "\n");
        for (String template : List.of("ingest", "transform", "trial", "evaluate", "package")) {
            settings.append("refit.launcher.local.commands.%s=/bin/sh,%s,%s,%s,{request}%n"
                    .formatted(template, script, folder, template));
        }
        Path config = Files.createDirectories(home.folder().resolve("config"));
        Files.writeString(config.resolve("application.properties"), settings);
    }

    /** The refit of workloads that do nothing. */
    void apply(PlatformRecord record) {
        DefinitionVersion version =
                DefinitionVersion.of(RefitJson.read(SPEC.getBytes(StandardCharsets.UTF_8), RefitDefinition.class));
        new Applier(record, home).put(new DefinitionRecord(version, false));
    }

    @Override
    public void close() throws IOException {
        platform.stop();
        new Home(folder).delete();
    }
}
