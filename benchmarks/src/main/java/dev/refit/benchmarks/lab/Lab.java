package dev.refit.benchmarks.lab;

import dev.refit.cli.platform.AccessToken;
import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.HomeRoots;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A platform of the kind that {@code refit up} starts, in a folder of its own. The folder stays where a benchmark fails, as
 * the logs in it may say why.
 */
public final class Lab implements AutoCloseable {
    private final Path checkout;
    private final Path folder;
    private final Home home;
    private final Platform platform;
    private final Thread stop;
    private boolean discarded;

    public Lab(Path checkout) throws IOException {
        this.checkout = checkout;
        this.folder = Files.createTempDirectory("refit-benchmark");
        this.home = new Home(folder.resolve("home"));
        this.platform = new Platform(home, new Checkout(checkout));
        home.create();
        HomeRoots.add(home, List.of(folder.toUri()));
        // Whoever ends this ends the platform.
        this.stop = new Thread(platform::stop);
        Runtime.getRuntime().addShutdownHook(stop);
    }

    public Path checkout() {
        return checkout;
    }

    public Path folder() {
        return folder;
    }

    public Home home() {
        return home;
    }

    public Platform platform() {
        return platform;
    }

    public PlatformRecord up() throws InterruptedException {
        platform.start(Ports.free());
        return platform.required();
    }

    /** Only the broker of it: services would carry out what is measured. */
    public PlatformRecord brokerAlone() throws InterruptedException {
        PlatformRecord record = up();
        Part.services().forEach(service -> ProcessHandle.of(
                        record.processes().get(service).pid())
                .ifPresent(ProcessHandle::destroyForcibly));
        return record;
    }

    /** What its services ask of their clients. */
    public AccessToken token() {
        return AccessToken.of(home).orElseThrow();
    }

    /** Nobody will want to look into it. */
    public void discard() {
        discarded = true;
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(stop);
        platform.stop();
        if (discarded) {
            new Home(folder).delete();
        } else {
            System.err.println("The platform's logs are in " + home.folder().resolve("logs"));
        }
    }
}
