package dev.refit.cli.platform.command;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.definitions.Definitions;
import dev.refit.cli.platform.ClassArchives;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.Ports;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import dev.refit.cli.runs.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Records the classes that the platform needs to start and to pass a run through all stages, so that later starts and the
 * first run are quick. The script does so after a build, and where there is one already, for {@code refit archive}.
 */
@Command(name = "archive", hidden = true, description = "Record the platform's classes for a quick start.")
public final class ArchiveCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Session session;

    public ArchiveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("refit-archive");
        Home home = new Home(folder);
        Files.createDirectories(session.checkout().classArchives());
        NoopWorkloads.install(home, folder, 1);
        Platform platform = new Platform(home, session.checkout(), ClassArchives.recorded(session.checkout()));
        Thread down = new Thread(platform::stop, "down");
        Runtime.getRuntime().addShutdownHook(down);
        try {
            platform.start(Ports.free());
            try (Rehearsal rehearsal = new Rehearsal(platform.required(), home, folder)) {
                rehearsal.publish(1);
                rehearsal.awaitAll(PATIENCE);
            }
            // Loads what this command's own archive is to hold.
            String bootstrap = platform.required().bootstrapServers();
            new RunReader(bootstrap).read();
            Definitions.read(bootstrap);
        } finally {
            platform.stop();
            Runtime.getRuntime().removeShutdownHook(down);
            home.delete();
        }
        return ExitCodes.OK;
    }
}
