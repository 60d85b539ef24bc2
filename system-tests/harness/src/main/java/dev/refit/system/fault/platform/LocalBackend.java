package dev.refit.system.fault.platform;

import dev.refit.cli.platform.Home;
import dev.refit.launcher.local.LocalWorkloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Child processes of this machine. */
public final class LocalBackend implements Backend {
    private final Home home;
    private final Folders folders;

    public LocalBackend(Home home, Folders folders) {
        this.home = home;
        this.folders = folders;
    }

    @Override
    public Map<String, String> launcher() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "of", "local",
                "home", home.launcher().toString(),
                "slots", "6",
                "poll", "PT1S"));
        TEMPLATES.forEach(template -> settings.put("commands." + template, String.join(",", command())));
        return settings;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public int interruptions(String workload) {
        try (Stream<Path> executions =
                Files.list(home.launcher().resolve("workloads").resolve(workload))) {
            return (int) executions.filter(LocalBackend::wasInterrupted).count();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void interruptAll() {
        LocalWorkloads.interruptAll(home.launcher());
    }

    @Override
    public void close() {
        // The platform ends its processes.
    }

    private List<String> command() {
        return List.of(
                OsProcess.java(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                folders.classes().toString(),
                "dev.refit.system.fault.workload.TinyWorkload",
                folders.tiny().toString(),
                "{request}");
    }

    private static boolean wasInterrupted(Path execution) {
        try {
            Path outcome = execution.resolve("outcome");
            return Files.exists(outcome)
                    && Files.readAllLines(outcome).stream().anyMatch(line -> line.startsWith("interrupted"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
